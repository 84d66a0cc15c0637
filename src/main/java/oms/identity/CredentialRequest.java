package oms.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A secret that somebody showed. */
class CredentialRequest extends BaseAuthenticationRequest {
    private final String secret;

    CredentialRequest(String secret) {
        this.secret = secret;
    }

    String secret() {
        return secret;
    }
}
