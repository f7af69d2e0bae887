/* The options of IPv4 keep what they are given, and refuse what is out of range.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "round.h"

static const struct setting settings[] = {
    {"IP_TOS", IPPROTO_IP, IP_TOS, {16, 0xb8, 255, 256, 0}},
    {"IP_TTL", IPPROTO_IP, IP_TTL, {1, 255, 256, 0, -1}},
    {"IP_RECVTTL", IPPROTO_IP, IP_RECVTTL, {1, 5, 0}},
    {"IP_RECVTOS", IPPROTO_IP, IP_RECVTOS, {1, 0}},
    {"IP_RECVOPTS", IPPROTO_IP, IP_RECVOPTS, {1, 0}},
    {"IP_RETOPTS", IPPROTO_IP, IP_RETOPTS, {1, 0}},
    {"IP_PKTINFO", IPPROTO_IP, IP_PKTINFO, {1, 0}},
    {"IP_RECVERR", IPPROTO_IP, IP_RECVERR, {1, 0}},
    {"IP_RECVORIGDSTADDR", IPPROTO_IP, IP_RECVORIGDSTADDR, {1, 0}},
    {"IP_MTU_DISCOVER", IPPROTO_IP, IP_MTU_DISCOVER, {0, 2, 5, 6, -1}},
    {"IP_FREEBIND", IPPROTO_IP, IP_FREEBIND, {1, 0}},
    {"IP_BIND_ADDRESS_NO_PORT", IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, {1, 0, 2}},
    {"IP_MINTTL", IPPROTO_IP, IP_MINTTL, {5, 256, 0}},
    {"IP_MULTICAST_TTL", IPPROTO_IP, IP_MULTICAST_TTL, {5, 255, 256, -1, 1}},
    {"IP_MULTICAST_LOOP", IPPROTO_IP, IP_MULTICAST_LOOP, {0, 5, 1}},
    {"IP_MULTICAST_ALL", IPPROTO_IP, IP_MULTICAST_ALL, {0, 2, 1}},
    {"IP_PASSSEC", IPPROTO_IP, IP_PASSSEC, {1, 0}},
    {"IP_NODEFRAG", IPPROTO_IP, IP_NODEFRAG, {1}},
    {"IP_CHECKSUM", IPPROTO_IP, IP_CHECKSUM, {1, 0}},
    {"IP_MTU", IPPROTO_IP, IP_MTU, {1}},
};

int main(void) { SAY_SETTINGS(settings); }
