package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import oms.web.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTokenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "5555-5555-5555-4444",
                "tok_4111111111111111",
                "3782 822463 10005",
                "",
                "ab",
                "tok approved",
                "<script>",
                "tok_\u0000"
            })
    void card_numbers_and_other_text_are_no_tokens(String text) {
        assertThatThrownBy(() -> new PaymentToken(text, null)).isInstanceOf(InvalidRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_approved", "tok_approved-anna", "pm_1PgafyLkdIwHu7ix", "tok_4242424242424241"})
    void tokens_are_tokens(String text) {
        assertThat(new PaymentToken(text, "C-1").token()).isEqualTo(text);
    }

    @Test
    void a_token_does_not_show_in_logs() {
        assertThat(new PaymentToken("tok_approved", null).toString()).doesNotContain("approved");
    }
}
