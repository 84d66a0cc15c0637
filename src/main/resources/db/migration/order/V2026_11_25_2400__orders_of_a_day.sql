-- a day that is over is read whole, to be planned again
create index customer_order_of_a_day on oms_order.customer_order (merchant, business_day);
