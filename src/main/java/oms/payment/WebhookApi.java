package oms.payment;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Where payment gateways call. Nobody is logged in here: the signature is the key. */
@Path("/v1/payment-webhooks/{gateway}")
class WebhookApi {
    private final Webhooks webhooks;

    WebhookApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Answers 200 to every notice that the gateway signed, also to those that concern nothing of ours. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response take(@PathParam("gateway") String gateway, @Context HttpHeaders headers, byte @Nullable [] body) {
        webhooks.take(gateway, headers::getHeaderString, body == null ? new byte[0] : body);
        return Response.ok().build();
    }
}
