package oms.fulfillment;

/** What comes out of the printer. */
enum LabelFormat {
    PDF,
    ZPL
}
