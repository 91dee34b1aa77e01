import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What a server needs for TLS, as PEM. */
export interface Certificate {
  certificate: string;
  key: string;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BITS = 0x03;
const TEXT = 0x0c;
const TIME = 0x17;
const VERSION = 0xa0;
/** Identifiers of objects, with tag and length: ecdsa-with-SHA256 (RFC 5758) and the common name. */
const ECDSA = Buffer.from("06082a8648ce3d040302", "hex");
const COMMON_NAME = Buffer.from("0603550403", "hex");
const DAY = 86_400_000;

/** A value in DER (ITU-T X.690): tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length =
    content.length < 128
      ? [content.length]
      : content.length < 256
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function time(millis: number): Buffer {
  const digits = new Date(millis).toISOString().replace(/[-:T]/g, "").slice(2, 14);
  return der(TIME, Buffer.from(`${digits}Z`));
}

/** A certificate (RFC 5280) that signs itself, for a day: no tool is asked for it. */
export function selfSigned(name: string): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const subject = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(TEXT, Buffer.from(name)))));
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  const content = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, serial),
    der(SEQUENCE, ECDSA),
    subject,
    der(SEQUENCE, time(Date.now() - DAY), time(Date.now() + DAY)),
    subject,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = der(BITS, Buffer.from([0]), sign("sha256", content, privateKey));
  const bytes = der(SEQUENCE, content, der(SEQUENCE, ECDSA), signature);
  const lines = bytes.toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
