package oms.allocation;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.STOREFRONT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import oms.identity.Caller;
import oms.order.AllocationModel;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** Sales channels over REST. */
@Path("/v1/channels")
class ChannelResource {
    static final String CODE = "[A-Za-z0-9._-]{1,64}";

    /** @param name as people call it; the code where it is left out */
    record ChannelBody(
            @Nullable @Size(max = 120) String name, @NotNull AllocationModel model) {}

    record Listed(List<ChannelView> items) {}

    private final Channels channels;
    private final Caller caller;

    ChannelResource(Channels channels, Caller caller) {
        this.channels = channels;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, STOREFRONT})
    public Listed list() {
        return new Listed(channels.all(caller.merchant()));
    }

    @GET
    @Path("{code}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, STOREFRONT})
    public ChannelView get(@PathParam("code") @NotBlank @Size(max = 64) String code) {
        return channels.find(caller.merchant(), code).orElseThrow(() -> new NotFound("channel"));
    }

    @PUT
    @Path("{code}")
    @RolesAllowed({ADMINISTRATOR})
    public ChannelView put(@PathParam("code") @Pattern(regexp = CODE) String code, @NotNull @Valid ChannelBody body) {
        var name = body.name() == null || body.name().isBlank() ? code : body.name();
        var channel = new ChannelView(code, name, body.model());
        channels.put(caller.merchant(), channel);
        return channel;
    }
}
