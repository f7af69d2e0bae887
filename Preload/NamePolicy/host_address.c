/* host_address.c — an IP address, and the ways to write one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "host_address.h"
#include "word.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>

static const unsigned char mapped_prefix[12] = {[10] = 0xff, [11] = 0xff};
static const unsigned char loopback_v6[16] = {[15] = 1};

static bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/* One of the four numbers, up to what is no digit; no zeroes in front. Returns its length, or 0. */
static size_t read_octet(const char *text, unsigned char *out)
{
    const bool has_zero = text[0] == '0';
    unsigned value = 0;
    size_t digits = 0;

    for (; digits < 4 && is_digit(text[digits]); digits++)
        value = value * 10 + (unsigned)(text[digits] - '0');
    *out = (unsigned char)value;
    return value > 255 || digits > 3 || (has_zero && digits > 1) ? 0 : digits;
}

/* Returns its end, or NULL. What follows is the caller's to judge: no digit, and no dot. */
static const char *read_v4(const char *text, unsigned char out[4])
{
    for (int i = 0; i < 4; i++) {
        const size_t digits = read_octet(text, &out[i]);
        if (digits == 0)
            return NULL;
        text += digits;
        if (i < 3 && *text++ != '.')
            return NULL;
    }
    return text;
}

bool host_address_read_v6(const char *text, size_t length, struct host_address *out)
{
    char string[INET6_ADDRSTRLEN];

    if (length >= sizeof string)
        return false;
    memcpy(string, text, length);
    string[length] = '\0';
    out->family = AF_INET6;
    return inet_pton(AF_INET6, string, out->byte) == 1;
}

bool host_address_next(const char **line, struct host_address *out)
{
    const char *end = read_v4(*line, out->byte);

    if (end && (!*end || is_blank(*end))) {
        out->family = AF_INET;
        *line = end;
        return true;
    }
    const struct word word = word_next(line);
    return host_address_read_v6(word.start, word.length, out);
}

static int digit_value(char letter)
{
    if (is_digit(letter))
        return letter - '0';
    letter |= 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : 16;
}

/* A number in the manner of C: 10, 012, 0xa. Moves *at behind it. */
static bool read_number(const char **at, uint64_t *out)
{
    const char *text = *at;
    int base = 10;

    if (!is_digit(*text))
        return false;
    if (*text == '0')
        base = (text[1] | 0x20) == 'x' ? 16 : 8;
    text += base == 16 ? 2 : 0;
    *at = text;
    for (*out = 0; digit_value(**at) < base && *out <= UINT32_MAX; ++*at)
        *out = *out * (unsigned)base + (unsigned)digit_value(**at);
    return *at != text;
}

/* Up to three bytes with a dot behind each, and a last number for all that remain. */
bool host_address_read_short(const char *text, struct host_address *out)
{
    uint64_t number, value = 0;

    for (int left = 32;; left -= 8) {
        if (!read_number(&text, &number))
            return false;
        if (*text != '.' || left == 8) {
            value |= number;
            if (*text || number >> left)
                return false;
            break;
        }
        if (number > 255)
            return false;
        value |= number << (left - 8);
        text++;
    }
    out->family = AF_INET;
    memcpy(out->byte, &(uint32_t){htonl((uint32_t)value)}, 4);
    return true;
}

bool host_address_is_mapped(const struct host_address *address)
{
    return address->family == AF_INET6 &&
           !memcmp(address->byte, mapped_prefix, sizeof mapped_prefix);
}

bool host_address_unmap(struct host_address *address)
{
    if (!host_address_is_mapped(address))
        return false;
    address->family = AF_INET;
    memcpy(address->byte, address->byte + sizeof mapped_prefix, 4);
    return true;
}

void host_address_map(struct host_address *address)
{
    if (address->family != AF_INET)
        return;
    address->family = AF_INET6;
    memcpy(address->byte + sizeof mapped_prefix, address->byte, 4);
    memcpy(address->byte, mapped_prefix, sizeof mapped_prefix);
}

static bool is_loopback_v6(const struct host_address *address)
{
    return address->family == AF_INET6 && !memcmp(address->byte, loopback_v6, sizeof loopback_v6);
}

bool host_address_serve(struct host_address *address, int family)
{
    if (family == AF_UNSPEC || address->family == family)
        return true;
    if (family == AF_INET && is_loopback_v6(address)) {
        *address = (struct host_address){AF_INET, {127, 0, 0, 1}};
        return true;
    }
    return family == AF_INET && host_address_unmap(address);
}

bool host_address_is_loopback(const struct host_address *address)
{
    return address->family == AF_INET ? address->byte[0] == 127 : is_loopback_v6(address);
}

bool host_address_is_local(const struct host_address *address)
{
    const unsigned char first = address->byte[0], second = address->byte[1];

    if (address->family == AF_INET)
        return first == 169 && second == 254;
    return (first == 0xfe && (second & 0xc0) == 0x80) ||
           (first == 0xff && ((second & 0x0f) == 1 || (second & 0x0f) == 2));
}

bool host_scope_read(const char *text, uint32_t *out)
{
    uint64_t value = 0;
    const char *at = text;

    for (; is_digit(*at) && value <= UINT32_MAX; at++)
        value = value * 10 + (unsigned)(*at - '0');
    *out = (uint32_t)value;
    return at != text && !*at && value <= UINT32_MAX;
}
