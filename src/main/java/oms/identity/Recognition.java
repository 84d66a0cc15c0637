package oms.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds out who a secret belongs to: from memory for some seconds, else from the database. */
@ApplicationScoped
class Recognition implements IdentityProvider<CredentialRequest> {
    private final CredentialRepository credentials;
    private final Trust trust;

    Recognition(CredentialRepository credentials, Trust trust) {
        this.credentials = credentials;
        this.trust = trust;
    }

    @Override
    public Class<CredentialRequest> getRequestType() {
        return CredentialRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(CredentialRequest request, AuthenticationRequestContext context) {
        var hash = Secrets.hash(request.secret());
        var trusted = trust.find(hash);
        if (trusted.isPresent()) return Uni.createFrom().item(identity(trusted.get()));
        return context.runBlocking(() -> ask(request.secret(), hash)
                .map(Recognition::identity)
                .orElseThrow(() -> new AuthenticationFailedException("The credential is not valid")));
    }

    private Optional<Known> ask(String secret, String hash) {
        var known = credentials.find(secret, hash);
        known.ifPresent(found -> trust.learn(hash, found));
        return known;
    }

    private static SecurityIdentity identity(Known known) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(known.id()))
                .addRoles(known.roles())
                .addAttribute(Caller.ATTRIBUTE, known)
                .build();
    }
}
