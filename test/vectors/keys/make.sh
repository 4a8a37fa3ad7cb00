#!/bin/sh
# Makes the keys in this folder anew; then every vector must be made again. Synthetic, for tests only.
set -e
cd "$(dirname "$0")"
for name in provider provider-next stranger relying-party; do
  openssl req -x509 -newkey rsa:2048 -nodes -days 36500 -subj "/CN=amrcheck vectors: $name" -sha256 \
    -keyout "$name.key" -out "$name.pem"
done
# A content key is wrapped here and not by the script, since RSA-OAEP is never twice the same.
printf 'synthetic content key, 32 bytes!' > content.key
openssl x509 -in relying-party.pem -pubkey -noout > relying-party.pub
openssl pkeyutl -encrypt -pubin -inkey relying-party.pub -in content.key -pkeyopt rsa_padding_mode:oaep \
  -pkeyopt rsa_oaep_md:sha1 | base64 -w0 > content.oaep-sha1
openssl pkeyutl -encrypt -pubin -inkey relying-party.pub -in content.key -pkeyopt rsa_padding_mode:oaep \
  -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha1 | base64 -w0 > content.oaep-sha256
openssl x509 -in stranger.pem -pubkey -noout > relying-party.pub
openssl pkeyutl -encrypt -pubin -inkey relying-party.pub -in content.key -pkeyopt rsa_padding_mode:oaep \
  -pkeyopt rsa_oaep_md:sha1 | base64 -w0 > content.for-stranger
rm relying-party.pub
