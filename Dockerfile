# SPDX-License-Identifier: Apache-2.0
# The command amiload alone. After ./amiload --version has built it:
#   docker build -t amiload .
#   docker run --rm --network host -v "$PWD/results:/data/results" -u "$(id -u)" amiload run --target ...
FROM eclipse-temurin:21-jre-alpine
COPY dist/target/amiload.jar /usr/share/amiload/lib/amiload.jar
RUN adduser -D -u 10001 -h /data amiload
USER 10001
WORKDIR /data
ENTRYPOINT ["java", "-jar", "/usr/share/amiload/lib/amiload.jar"]
CMD ["--help"]
