package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.delivery.PhoneReport.What;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What phones told, and what came of it. */
@Singleton
class PhoneReportRepository {
    /** A report that is done with. */
    record Kept(
            long deviceSeq,
            What what,
            String subject,
            Instant at,
            PhoneReports.State state,
            @Nullable String code,
            @Nullable String detail) {}

    /** A report that could not count, for a person to look at. */
    record Refused(
            String driver,
            String device,
            long deviceSeq,
            What what,
            @Nullable String orderNumber,
            String subject,
            Instant at,
            Instant receivedAt,
            String detail) {}

    private final Jdbi jdbi;

    PhoneReportRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One report of a phone at a time. */
    void lock(Carrier phone) {
        jdbi.useHandle(
                h -> h.createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 3))) as locked")
                        .bind("name", "oms.delivery/" + phone.merchant() + "/" + phone.device())
                        .mapTo(Integer.class)
                        .one());
    }

    Optional<Kept> find(Carrier phone, long seq) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select device_seq, what, subject, at, state, code, detail from oms_delivery.phone_report
                         where merchant = :merchant and driver = :driver and device = :device and device_seq = :seq""")
                .bind("merchant", phone.merchant())
                .bind("driver", phone.code())
                .bind("device", phone.device())
                .bind("seq", seq)
                .mapTo(Kept.class)
                .findOne());
    }

    /** @return the report that the next one has to follow */
    Optional<Kept> last(Carrier phone) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select device_seq, what, subject, at, state, code, detail from oms_delivery.phone_report
                         where merchant = :merchant and driver = :driver and device = :device order by device_seq desc limit 1""")
                .bind("merchant", phone.merchant())
                .bind("driver", phone.code())
                .bind("device", phone.device())
                .mapTo(Kept.class)
                .findOne());
    }

    /** @param code why it does not count, like detail; null where it does */
    void keep(
            Carrier phone,
            PhoneReport report,
            Instant at,
            @Nullable String code,
            @Nullable String detail,
            Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_delivery.phone_report
                               (merchant, driver, device, device_seq, after_seq, what, subject, told_at, at, received_at, state, code, detail)
                        values (:merchant, :driver, :device, :seq, :after, :what, :subject, :told, :at, :now, :state, :code, :detail)""")
                .bind("merchant", phone.merchant())
                .bind("driver", phone.code())
                .bind("device", phone.device())
                .bind("seq", report.deviceSeq())
                .bind("after", report.after())
                .bind("what", report.what())
                .bind("subject", report.subject())
                .bind("told", report.at())
                .bind("at", at)
                .bind("now", now)
                .bind("state", code == null ? PhoneReports.State.APPLIED : PhoneReports.State.REFUSED)
                .bind("code", code)
                .bind("detail", detail)
                .execute());
    }

    /** @return what nobody has settled yet, the oldest first */
    List<Refused> refused(String merchant, int rows) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select r.driver, r.device, r.device_seq, r.what, s.order_number, r.subject, r.at, r.received_at, r.detail
                          from oms_delivery.phone_report r
                          left join oms_delivery.stop s on s.merchant = r.merchant and s.id = r.subject
                         where r.merchant = :merchant and r.state = 'REFUSED' and r.settled_at is null
                         order by r.received_at, r.device_seq limit :rows""")
                .bind("merchant", merchant)
                .bind("rows", rows)
                .mapTo(Refused.class)
                .list());
    }

    /** @return whether there is such a refused report; one that is settled already stays as it is */
    boolean settle(String merchant, String device, long seq, String by, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                update oms_delivery.phone_report
                                   set settled_by = coalesce(settled_by, :by), settled_at = coalesce(settled_at, :now)
                                 where merchant = :merchant and device = :device and device_seq = :seq and state = 'REFUSED'""")
                        .bind("merchant", merchant)
                        .bind("device", device)
                        .bind("seq", seq)
                        .bind("by", by)
                        .bind("now", now)
                        .execute())
                == 1;
    }
}
