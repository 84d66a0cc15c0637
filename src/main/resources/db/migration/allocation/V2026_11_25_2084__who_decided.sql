-- Under which lease of the planner it was decided: a later decision is never made under an earlier one.
alter table oms_allocation.decision add column planner_token bigint check (planner_token > 0);
