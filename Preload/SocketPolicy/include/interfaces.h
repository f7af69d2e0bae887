/* interfaces.h — the network interfaces a program sees in a lot: lo, and eth0 where its host has
 * addresses that are not of 127.0.0.0/8. Pure but for malloc.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef INTERFACES_H
#define INTERFACES_H

#include "address.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum {
    INTERFACE_LO = 1,   /* the index; 127.0.0.1/8 and ::1/128 */
    INTERFACE_ETH0 = 2, /* the host's addresses, /24 and /64 */

    INTERFACE_LO_MTU = 65536,
    INTERFACE_ETH0_MTU = 1500,
};

/* As getifaddrs(): a list in one block, which freeifaddrs() frees. Returns 0, or ENOMEM. */
int interfaces_list(const struct ip *addresses, size_t count, struct ifaddrs **out);

/* As if_nametoindex() and if_indextoname(). Returns 0 and false where there is no such interface;
 * the errno is ENODEV and ENXIO then. */
unsigned interfaces_index(const struct ip *addresses, size_t count, const char *name);
bool interfaces_name(const struct ip *addresses, size_t count, unsigned index,
                     char name[IF_NAMESIZE]);

/* As if_nameindex(): a list that if_freenameindex() frees. Returns 0, or ENOMEM. */
int interfaces_names(const struct ip *addresses, size_t count, struct if_nameindex **out);

/* Answers an ioctl about interfaces, routes and the like, those of the machine being out of reach.
 * Returns 0 or an errno; -1 when `request` is none of these. */
int interfaces_ioctl(const struct ip *addresses, size_t count, unsigned long request,
                     void *argument);

#pragma GCC visibility pop
#endif
