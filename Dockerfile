# docker build .                            the native image
# docker build --build-arg TARGET=jvm .     the JVM with an ahead-of-time cache (faster to build, more memory)
# Neither contains the embedded database: give QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD.
ARG TARGET=native
ARG JDK_BUILDER=maven:3.9-eclipse-temurin-25
ARG NATIVE_BUILDER=vegardit/graalvm-maven:latest-java25
ARG JRE=eclipse-temurin:25-jre
ARG GLIBC=debian:trixie-slim

FROM ${NATIVE_BUILDER} AS native-build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B -Dno-embedded -Dfast -Dmaven.test.skip=true -Dquarkus.native.enabled=true package \
    && mkdir /out && cp target/production/*-runner /out/oms \
    && find target/production -name "*.so" -exec cp -t /out {} + && cp LICENSE NOTICE /out/

FROM ${GLIBC} AS native
# what javax.imageio links to
RUN apt-get update && apt-get install -y --no-install-recommends libfreetype6 fontconfig && rm -rf /var/lib/apt/lists/*
COPY --from=native-build /out/ /app/
WORKDIR /app
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["/app/oms"]

FROM ${JDK_BUILDER} AS jvm-build
WORKDIR /src
COPY . .
# The cache is only valid for the JVM that wrote it: builder and runtime carry the same JDK.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B -Dno-embedded -Dfast -Dmaven.test.skip=true \
      -Dquarkus.package.jar.appcds.enabled=true -Dquarkus.package.jar.appcds.use-aot=true package \
    && cp LICENSE NOTICE target/production/quarkus-app/

FROM ${JRE} AS jvm
COPY --from=jvm-build /src/target/production/quarkus-app/ /app/
WORKDIR /app
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]

FROM ${TARGET}
