/* The resolver's own calls (res_query and its kin) — they send to the name server of
 * /etc/resolv.conf from inside libc. In a lot there is none: no name is known, and no query goes
 * out. The names with two underscores are what programs built before glibc 2.34 call.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../world.h"

/* What an unknown name is to the caller of res_query. */
static int unknown(void)
{
    h_errno = HOST_NOT_FOUND;
    return -1;
}

static int unknown_to(res_state state)
{
    state->res_h_errno = HOST_NOT_FOUND;
    return unknown();
}

/* What a machine without a name server answers. */
static int unsent(void) { return shim_fail(ECONNREFUSED); }

#define STAYS_HERE(name, parameters, arguments, answer)                                            \
    SHIM_EXPORT int name parameters { return world_active() ? answer : REAL(name) arguments; }

#define ASKS (const char *name, int class, int type, unsigned char *answer, int size)
#define ASKS_DOMAIN                                                                                \
    (const char *name, const char *domain, int class, int type, unsigned char *answer, int size)
#define SENDS (const unsigned char *message, int length, unsigned char *answer, int size)

STAYS_HERE(res_query, ASKS, (name, class, type, answer, size), unknown())
STAYS_HERE(res_search, ASKS, (name, class, type, answer, size), unknown())
STAYS_HERE(res_querydomain, ASKS_DOMAIN, (name, domain, class, type, answer, size), unknown())
STAYS_HERE(res_send, SENDS, (message, length, answer, size), unsent())
STAYS_HERE(__res_query, ASKS, (name, class, type, answer, size), unknown())
STAYS_HERE(__res_search, ASKS, (name, class, type, answer, size), unknown())
STAYS_HERE(__res_querydomain, ASKS_DOMAIN, (name, domain, class, type, answer, size), unknown())
STAYS_HERE(__res_send, SENDS, (message, length, answer, size), unsent())

#define STATE_ASKS                                                                                 \
    (res_state state, const char *name, int class, int type, unsigned char *answer, int size)
#define STATE_ASKS_DOMAIN                                                                          \
    (res_state state, const char *name, const char *domain, int class, int type,                   \
     unsigned char *answer, int size)
#define STATE_SENDS                                                                                \
    (res_state state, const unsigned char *message, int length, unsigned char *answer, int size)

STAYS_HERE(res_nquery, STATE_ASKS, (state, name, class, type, answer, size), unknown_to(state))
STAYS_HERE(res_nsearch, STATE_ASKS, (state, name, class, type, answer, size), unknown_to(state))
STAYS_HERE(res_nquerydomain, STATE_ASKS_DOMAIN, (state, name, domain, class, type, answer, size),
           unknown_to(state))
STAYS_HERE(res_nsend, STATE_SENDS, (state, message, length, answer, size), unsent())
STAYS_HERE(__res_nquery, STATE_ASKS, (state, name, class, type, answer, size), unknown_to(state))
STAYS_HERE(__res_nsearch, STATE_ASKS, (state, name, class, type, answer, size), unknown_to(state))
STAYS_HERE(__res_nquerydomain, STATE_ASKS_DOMAIN, (state, name, domain, class, type, answer, size),
           unknown_to(state))
STAYS_HERE(__res_nsend, STATE_SENDS, (state, message, length, answer, size), unsent())
