/* result_room.h — where the results of getpwnam(), gethostbyname() and their kin lie: each thread
 * has a room of its own for each of them, which its next call of the same name uses again.
 *
 * libc has one for all threads. So a result has to stay when the thread that asked has ended: the
 * rooms go to the next thread that starts asking then, never back to the system. Without malloc or
 * locks; fit for a signal handler, also for one that asks in the middle of the same call.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_ROOM_H
#define RESULT_ROOM_H

#include "shim.h"

enum result_use {
    RESULT_PWNAM,
    RESULT_PWUID,
    RESULT_PWENT,
    RESULT_GRNAM,
    RESULT_GRGID,
    RESULT_GRENT,
    RESULT_SPNAM,
    RESULT_SPENT,
    RESULT_LOGIN,
    RESULT_HOSTBYNAME,
    RESULT_HOSTBYNAME2,
    RESULT_HOSTBYADDR,
    RESULT_HOSTENT,
    RESULT_NETBYNAME,
    RESULT_NETBYADDR,
    RESULT_SERVBYNAME,
    RESULT_SERVBYPORT,
    RESULT_SERVENT,
    RESULT_PROTOBYNAME,
    RESULT_PROTOBYNUMBER,
    RESULT_PROTOENT,
    RESULT_NETGRENT,
    RESULT_USES,
};

/* Page-aligned, of a page at least. Stays there as long as the process lives. */
struct result_room {
    void *at; /* NULL: there is no memory */
    size_t size;
};

SHIM_LOCAL struct result_room result_room(enum result_use);

/* Takes another one from now on, twice as large as this. Returns false when there is no memory. */
SHIM_LOCAL bool result_room_grow(enum result_use, struct result_room);

#endif
