package oms.notification;

import java.util.List;

/**
 * What a template may say, in the language of the message and free of control characters: a name cannot add a line or a header.
 *
 * @param shop the merchant's name
 * @param total of the order
 * @param amount what this message is about: a shipment's total, a refund
 * @param goods "2 × Spring water 5 l", of the shipment or of the order
 * @param due until when the order was promised
 * @param expected when the shipment should be there; empty where it is about no shipment
 * @param link follows the order without logging in; empty where the message carries none
 * @param why the code of a reason, or empty
 * @param words a reason in the words of the outside, or empty
 * @param next the code of what follows, or empty
 * @param proofs codes of what shows that it was handed over
 */
record Letter(
        String shop,
        String name,
        String number,
        String total,
        String amount,
        List<String> goods,
        String due,
        String expected,
        String link,
        String why,
        String words,
        String next,
        List<String> proofs) {}
