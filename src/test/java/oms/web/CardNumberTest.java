package oms.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "my card: 5555-5555-5555-4444, thanks",
                "3782 822463 10005",
                "tok_4111111111111111",
                "6011.1111.1111.1117",
                "4222222222222",
                "6304000000000000000"
            })
    void card_numbers_are_known_however_they_are_written(String text) {
        assertThat(CardNumber.isIn(text)).isTrue();
        assertThat(NoCardNumbers.mayHold(text.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424241",
                "424242424242",
                "1234567890123452",
                "00424242424242424242",
                "4242424242424242 1",
                "2026-05-06T17:10:00Z",
                "call +1 212 555 0100 between 9 and 17",
                "ord_01m89t4n10etn9my1v1z7xwwgf",
                ""
            })
    void other_numbers_are_not(String text) {
        assertThat(CardNumber.isIn(text)).isFalse();
    }
}
