package oms.notification;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;

/** Mail, by whatever server {@code quarkus.mailer} names. */
@ApplicationScoped
class MailSender implements Sender {
    private final ReactiveMailer mailer;
    private final NotificationSettings settings;

    MailSender(ReactiveMailer mailer, NotificationSettings settings) {
        this.mailer = mailer;
        this.settings = settings;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public void send(Outgoing.Try message) {
        var mail = Mail.withHtml(message.recipient(), message.subject(), message.htmlBody())
                .setText(message.textBody())
                .addHeader("Auto-Submitted", "auto-generated") // RFC 3834: no out-of-office answers, please
                .addHeader("X-Entity-Ref-ID", message.id());
        mailer.send(mail).await().atMost(settings.patience());
    }
}
