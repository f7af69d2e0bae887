/* truncated.h — an address that was cut because its caller gave it too little room.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TRUNCATED_H
#define TRUNCATED_H

#include "books.h"

#include <sys/un.h>

/* How much room a caller says he has, before the kernel writes there. Where the kernel would answer
 * EFAULT, it is 0. */
SHIM_LOCAL socklen_t room_of(const socklen_t *length);

/* Tells of it, unless what is there is enough: a path without its NUL is whole. */
SHIM_LOCAL void tell_truncated(int fd, enum call, const struct sockaddr *, socklen_t room,
                               socklen_t needed);

/* Who gives no room, or room for the family alone, wants no address. */
static inline void check_truncated(int fd, enum call call, const struct sockaddr *address,
                                   socklen_t room, socklen_t needed)
{
    if (__builtin_expect(needed > room && room > sizeof(sa_family_t), 0))
        tell_truncated(fd, call, address, room, needed);
}

#endif
