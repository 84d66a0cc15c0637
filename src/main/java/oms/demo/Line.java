package oms.demo;

/** The eight stages in a row, each with the events it must tell. */
final class Line {
    private final Example example;

    Line(Example example) {
        this.example = example;
    }

    void walk() {
        var buying = new Buying(example);
        var driving = new Driving(example);
        stage("order created", buying::create, "order.created");
        stage("payment authorised", buying::pay, "order.authorized");
        stage("fraud checked", buying::look, "order.approved");
        stage("allocated", new Planning(example)::allocate, "order.allocated");
        stage("picked and packed", new Packing(example)::pickAndPack, "order.picked", "order.packed");
        stage("handed off", driving::handOff, "order.in_transit");
        stage("in transit", driving::drive);
        stage("delivered", driving::deliver, "order.delivered", "payment.captured");
    }

    private void stage(String name, Checks.Stage stage, String... events) {
        var checks = example.scene.checks();
        checks.stage(name, () -> {
            checks.attempt(stage);
            if (events.length > 0) example.heard(events);
        });
    }
}
