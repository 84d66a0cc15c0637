-- label printers that take ZPL by raw socket, and what became of each label sent to one
create table oms_fulfillment.printer (
    merchant  text    not null,
    code      text    not null,
    name      text    not null,
    warehouse text    not null,
    host      text    not null,
    port      int     not null check (port between 1 and 65535),
    active    boolean not null,
    primary key (merchant, code)
);

alter table oms_fulfillment.label_print
    add column printer text,
    add column outcome text check (outcome in ('SENDING', 'SENT', 'FAILED')),
    add column failure text,
    add constraint a_printer_has_an_outcome check ((printer is null) = (outcome is null)),
    add constraint a_failure_is_named check ((failure is not null) = (outcome is not distinct from 'FAILED'));
