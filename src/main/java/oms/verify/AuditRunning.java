package oms.verify;

import oms.web.Conflict;

/** 409: somebody audits at this moment. */
final class AuditRunning extends Conflict {
    AuditRunning() {
        super("audit_running", "An audit is running at this moment; its result appears here when it is done");
    }
}
