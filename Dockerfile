# SPDX-License-Identifier: Apache-2.0
# The command amiload alone. After ./amiload --version has built it, with Docker, or without a daemon with buildah or
# podman in its place:
#   docker build -t amiload .
#   docker run --rm --network host -v "$PWD/results:/data/results" -u "$(id -u)" amiload run --target ...
# Any base with Java 17 or newer will do.
ARG BASE=docker.io/library/eclipse-temurin:21-jre-alpine
FROM ${BASE}
COPY dist/target/amiload.jar /usr/share/amiload/lib/amiload.jar
RUN mkdir -p /data && chown 10001 /data
USER 10001
WORKDIR /data
ENTRYPOINT ["java", "-jar", "/usr/share/amiload/lib/amiload.jar"]
CMD ["--help"]
