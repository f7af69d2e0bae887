/* address.h — an IP address and port as values. Pure: no calls, no globals.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#pragma GCC visibility push(hidden)

/* IPv6, or IPv4 as ::ffff:a.b.c.d. Network byte order. */
struct ip {
    uint8_t byte[16];
};

/* Where a socket is, or where it wants to go. The port in host byte order. */
struct place {
    struct ip ip;
    uint16_t port;
};

/* "10.0.0.1" or "2001:db8::1". Returns false when the text is neither. */
bool ip_parse(const char *text, struct ip *out);

/* At least INET6_ADDRSTRLEN (46) bytes; returns `text`. */
const char *ip_format(struct ip, char *text);

bool ip_equal(struct ip, struct ip);
bool ip_is_v4(struct ip);
bool ip_is_wildcard(struct ip);  /* 0.0.0.0 or :: */
bool ip_is_loopback(struct ip);  /* 127.0.0.0/8 or ::1 */
bool ip_is_multicast(struct ip); /* 224.0.0.0/4 or ff00::/8 */
bool ip_is_broadcast(struct ip); /* 255.255.255.255 */
bool ip_is_linklocal(struct ip); /* fe80::/10 */
struct ip ip_wildcard(int family);
struct ip ip_loopback(int family); /* 127.0.0.1 or ::1 */

/* Reads a sockaddr_in or sockaddr_in6 for a socket of `family`. Returns 0, or the errno that the
 * kernel's connect() gives: EINVAL (too short), EAFNOSUPPORT. */
int place_read(const struct sockaddr *, socklen_t length, int family, struct place *out);

/* Writes it as the kernel does for a socket of `family`: no more than *length bytes, *length then
 * being the full size. */
void place_write(struct place, int family, struct sockaddr *, socklen_t *length);

#pragma GCC visibility pop
#endif
