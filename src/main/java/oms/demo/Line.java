package oms.demo;

/** The eight stages in a row, with the events that each must tell. */
final class Line {
    private final Example example;

    Line(Example example) {
        this.example = example;
    }

    void walk() {
        var checks = example.scene.checks();
        var buying = new Buying(example);
        var driving = new Driving(example);
        checks.stage("order created", () -> {
            buying.create();
            example.heard("order.created");
        });
        checks.stage("payment authorised", () -> {
            buying.pay();
            example.heard("order.authorized");
        });
        checks.stage("fraud checked", () -> {
            buying.look();
            example.heard("order.approved");
        });
        checks.stage("allocated", () -> {
            new Planning(example).allocate();
            example.heard("order.allocated");
        });
        checks.stage("picked and packed", () -> {
            new Packing(example).pickAndPack();
            example.heard("order.picked", "order.packed");
        });
        checks.stage("handed off", () -> {
            driving.handOff();
            example.heard("order.in_transit");
        });
        checks.stage("in transit", driving::drive);
        checks.stage("delivered", () -> {
            driving.deliver();
            example.heard("order.delivered", "payment.captured");
        });
    }
}
