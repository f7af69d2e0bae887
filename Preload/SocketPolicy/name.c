/* SPDX-License-Identifier: Apache-2.0 */
#include "name.h"

#include <stddef.h>
#include <string.h>

#define PREFIX "backlot/"

enum {
    PREFIX_LENGTH = sizeof PREFIX - 1,
    LOT_LENGTH = 11,                              /* 64 bits, six to a character */
    HEAD_LENGTH = PREFIX_LENGTH + LOT_LENGTH + 1, /* "backlot/" lot "/" */
    HOME_BYTES = 24,                              /* what a NAME_HOME has to say */
    LINE_BYTES = 42,                              /* … with the peer */
    MAC_BYTES = 8,
    TEXT_LIMIT = ((LINE_BYTES + MAC_BYTES) * 4 + 2) / 3,
};

_Static_assert(1 + HEAD_LENGTH + TEXT_LIMIT <= sizeof((struct sockaddr_un *)0)->sun_path,
               "the longest name fits a socket address");

#define ROTATE(x, b) (((x) << (b)) | ((x) >> (64 - (b))))

static void sip_round(uint64_t v[4])
{
    v[0] += v[1], v[1] = ROTATE(v[1], 13) ^ v[0], v[0] = ROTATE(v[0], 32);
    v[2] += v[3], v[3] = ROTATE(v[3], 16) ^ v[2];
    v[0] += v[3], v[3] = ROTATE(v[3], 21) ^ v[0];
    v[2] += v[1], v[1] = ROTATE(v[1], 17) ^ v[2], v[2] = ROTATE(v[2], 32);
}

static void sip_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    sip_round(v);
    sip_round(v);
    v[0] ^= word;
}

uint64_t siphash(const uint64_t key[2], const void *data, size_t length)
{
    uint64_t v[4] = {key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d,
                     key[0] ^ 0x6c7967656e657261, key[1] ^ 0x7465646279746573};
    const unsigned char *at = data;
    uint64_t word;

    for (size_t left = length; left >= 8; left -= 8, at += 8) {
        memcpy(&word, at, 8);
        sip_word(v, word);
    }
    word = (uint64_t)length << 56;
    for (size_t i = 0; i < length % 8; i++)
        word |= (uint64_t)at[i] << (8 * i);
    sip_word(v, word);
    v[2] ^= 0xff;
    for (int i = 0; i < 4; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* Base 64 with the alphabet of file names: readable in /proc/net/unix, whatever the bytes. */
static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static size_t write_digits(const uint8_t *bytes, size_t count, char *text)
{
    uint32_t bits = 0;
    int held = 0;
    char *at = text;

    for (size_t i = 0; i < count; i++) {
        bits = bits << 8 | bytes[i];
        for (held += 8; held >= 6; held -= 6)
            *at++ = digits[bits >> (held - 6) & 63];
    }
    if (held)
        *at++ = digits[bits << (6 - held) & 63];
    return (size_t)(at - text);
}

static int digit_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '-' ? 62 : c == '_' ? 63 : -1;
}

/* Returns how many bytes the text holds, 0 when it is not such a text. */
static size_t read_digits(const char *text, size_t length, uint8_t *bytes, size_t capacity)
{
    uint32_t bits = 0;
    int held = 0;
    size_t count = 0;

    for (size_t i = 0; i < length; i++) {
        const int value = digit_value(text[i]);
        if (value < 0 || count == capacity)
            return 0;
        bits = bits << 6 | (uint32_t)value;
        held += 6;
        if (held >= 8)
            bytes[count++] = (uint8_t)(bits >> (held -= 8));
    }
    return count;
}

static uint8_t *put(uint8_t *at, const void *bytes, size_t count)
{
    memcpy(at, bytes, count);
    return at + count;
}

static const uint8_t *take(const uint8_t *at, void *bytes, size_t count)
{
    memcpy(bytes, at, count);
    return at + count;
}

static size_t pack(const struct name *name, uint8_t *bytes)
{
    const uint8_t head =
        (uint8_t)(name->kind << 2 | name->protocol << 1 | (name->family == AF_INET6));
    uint8_t *at = put(bytes, &head, 1);

    *at++ = 0;
    at = put(at, &name->host, 2);
    at = put(at, &name->index, 2);
    at = put(at, &name->self.ip, 16);
    at = put(at, &name->self.port, 2);
    if (name->kind == NAME_LINE) {
        at = put(at, &name->peer.ip, 16);
        at = put(at, &name->peer.port, 2);
    }
    return (size_t)(at - bytes);
}

static struct name unpack(const uint8_t *bytes)
{
    struct name name = {.kind = bytes[0] >> 2,
                        .protocol = bytes[0] >> 1 & 1,
                        .family = bytes[0] & 1 ? AF_INET6 : AF_INET};
    const uint8_t *at = take(bytes + 2, &name.host, 2);

    at = take(at, &name.index, 2);
    at = take(at, &name.self.ip, 16);
    at = take(at, &name.self.port, 2);
    if (name.kind == NAME_LINE) {
        at = take(at, &name.peer.ip, 16);
        take(at, &name.peer.port, 2);
    }
    return name;
}

/* "backlot/" lot "/" */
static size_t write_head(const struct seal *seal, char *text)
{
    memcpy(text, PREFIX, PREFIX_LENGTH);
    write_digits((const uint8_t *)&seal->lot, sizeof seal->lot, text + PREFIX_LENGTH);
    text[HEAD_LENGTH - 1] = '/';
    return HEAD_LENGTH;
}

socklen_t name_encode(const struct seal *seal, const struct name *name, struct sockaddr_un *out)
{
    uint8_t bytes[LINE_BYTES + MAC_BYTES];
    const size_t size = pack(name, bytes);
    const uint64_t mac = siphash(seal->key, bytes, size);
    char *text = out->sun_path + 1;

    memcpy(bytes + size, &mac, sizeof mac);
    out->sun_family = AF_UNIX;
    out->sun_path[0] = 0;
    text += write_head(seal, text);
    text += write_digits(bytes, size + sizeof mac, text);
    return (socklen_t)(text - (char *)out);
}

static bool signature_is_ours(const struct seal *seal, const uint8_t *bytes, size_t size)
{
    const uint64_t mac = siphash(seal->key, bytes, size);
    return memcmp(&mac, bytes + size, sizeof mac) == 0;
}

bool name_decode(const struct seal *seal, const struct sockaddr_un *from, socklen_t length,
                 struct name *out)
{
    const size_t start = offsetof(struct sockaddr_un, sun_path) + 1 + HEAD_LENGTH;
    char head[HEAD_LENGTH];
    uint8_t bytes[LINE_BYTES + MAC_BYTES];

    if (length <= start || length > sizeof *from || from->sun_path[0])
        return false;
    write_head(seal, head);
    if (memcmp(from->sun_path + 1, head, sizeof head) != 0)
        return false;

    const size_t count =
        read_digits((const char *)from + start, length - start, bytes, sizeof bytes);
    const size_t size = bytes[0] >> 2 == NAME_LINE ? LINE_BYTES : HOME_BYTES;
    if (count != size + MAC_BYTES || !signature_is_ours(seal, bytes, size))
        return false;
    *out = unpack(bytes);
    return true;
}
