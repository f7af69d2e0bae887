/* SPDX-License-Identifier: Apache-2.0 */
#include "address.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>

static const uint8_t mapped_prefix[12] = {[10] = 0xff, [11] = 0xff};

bool ip_equal(struct ip a, struct ip b) { return memcmp(&a, &b, sizeof a) == 0; }

bool ip_is_v4(struct ip ip) { return memcmp(ip.byte, mapped_prefix, sizeof mapped_prefix) == 0; }

static bool all_zero(const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bytes[i])
            return false;
    return true;
}

bool ip_is_wildcard(struct ip ip)
{
    return ip_is_v4(ip) ? all_zero(ip.byte + 12, 4) : all_zero(ip.byte, 16);
}

bool ip_is_loopback(struct ip ip)
{
    return ip_is_v4(ip) ? ip.byte[12] == 127 : all_zero(ip.byte, 15) && ip.byte[15] == 1;
}

bool ip_is_multicast(struct ip ip)
{
    return ip_is_v4(ip) ? (ip.byte[12] & 0xf0) == 0xe0 : ip.byte[0] == 0xff;
}

bool ip_is_broadcast(struct ip ip)
{
    return ip_is_v4(ip) && ip.byte[12] == 255 && ip.byte[13] == 255 && ip.byte[14] == 255 &&
           ip.byte[15] == 255;
}

bool ip_is_linklocal(struct ip ip)
{
    return !ip_is_v4(ip) && ip.byte[0] == 0xfe && (ip.byte[1] & 0xc0) == 0x80;
}

static struct ip from_v4(const void *four)
{
    struct ip ip;
    memcpy(ip.byte, mapped_prefix, sizeof mapped_prefix);
    memcpy(ip.byte + 12, four, 4);
    return ip;
}

struct ip ip_wildcard(int family)
{
    const uint8_t zero[4] = {0};
    return family == AF_INET6 ? (struct ip){{0}} : from_v4(zero);
}

struct ip ip_loopback(int family)
{
    const uint8_t one[4] = {127, 0, 0, 1};
    return family == AF_INET6 ? (struct ip){{[15] = 1}} : from_v4(one);
}

/* As inet_pton, whose first use costs a start a page fault. Every process of a lot parses one. */
static bool parse_v4(const char *text, uint8_t out[4])
{
    for (int i = 0; i < 4; i++) {
        const char *start = text;
        unsigned number = 0;
        while (*text >= '0' && *text <= '9' && number <= 255)
            number = number * 10 + (unsigned)(*text++ - '0');
        if (text == start || number > 255 || (*start == '0' && text - start > 1) ||
            *text++ != (i < 3 ? '.' : '\0'))
            return false;
        out[i] = (uint8_t)number;
    }
    return true;
}

bool ip_parse(const char *text, struct ip *out)
{
    uint8_t bytes[16];

    if (parse_v4(text, bytes)) {
        *out = from_v4(bytes);
        return true;
    }
    if (inet_pton(AF_INET6, text, bytes) != 1)
        return false;
    memcpy(out->byte, bytes, sizeof bytes);
    return true;
}

const char *ip_format(struct ip ip, char *text)
{
    if (ip_is_v4(ip))
        return inet_ntop(AF_INET, ip.byte + 12, text, INET6_ADDRSTRLEN);
    return inet_ntop(AF_INET6, ip.byte, text, INET6_ADDRSTRLEN);
}

static int read_v4(const struct sockaddr *from, socklen_t length, struct place *out)
{
    struct sockaddr_in in;

    if (length < sizeof in)
        return EINVAL;
    memcpy(&in, from, sizeof in);
    *out = (struct place){.ip = from_v4(&in.sin_addr), .port = ntohs(in.sin_port)};
    return 0;
}

static int read_v6(const struct sockaddr *from, socklen_t length, struct place *out)
{
    struct sockaddr_in6 in6 = {0};

    /* The kernel takes the form without sin6_scope_id, 24 bytes, as RFC 2133 had it. */
    if (length < offsetof(struct sockaddr_in6, sin6_scope_id))
        return EINVAL;
    memcpy(&in6, from, length < sizeof in6 ? length : sizeof in6);
    *out = (struct place){.port = ntohs(in6.sin6_port)};
    memcpy(out->ip.byte, &in6.sin6_addr, sizeof out->ip.byte);
    return 0;
}

int place_read(const struct sockaddr *from, socklen_t length, int family, struct place *out)
{
    sa_family_t given;

    if (length < sizeof given || length > sizeof(struct sockaddr_storage))
        return EINVAL;
    memcpy(&given, from, sizeof given);
    if (family == AF_INET)
        return given == AF_INET ? read_v4(from, length, out)
                                : (length < sizeof(struct sockaddr_in) ? EINVAL : EAFNOSUPPORT);
    if (given == AF_INET6)
        return read_v6(from, length, out);
    return length < offsetof(struct sockaddr_in6, sin6_scope_id) ? EINVAL : EAFNOSUPPORT;
}

static void copy_out(const void *full, socklen_t size, struct sockaddr *to, socklen_t *length)
{
    memcpy(to, full, *length < size ? *length : size);
    *length = size;
}

void place_write(struct place place, int family, struct sockaddr *to, socklen_t *length)
{
    if (family == AF_INET) {
        struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons(place.port)};
        memcpy(&in.sin_addr, place.ip.byte + 12, 4);
        copy_out(&in, sizeof in, to, length);
        return;
    }
    struct sockaddr_in6 in6 = {.sin6_family = AF_INET6, .sin6_port = htons(place.port)};
    memcpy(&in6.sin6_addr, place.ip.byte, 16);
    copy_out(&in6, sizeof in6, to, length);
}
