/* world.h — what the environment told this process, read once, and the lot it is in.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WORLD_H
#define WORLD_H

#include "lot_endpoints.h"
#include "shim.h"

enum { ALLOW_LIMIT = 32 };

/* A real destination that is let through. */
struct allowance {
    struct ip ip;
    uint8_t bits;  /* of the 128 */
    uint16_t port; /* 0: any */
};

struct world {
    bool active;  /* in a lot; otherwise nothing is touched */
    bool refused; /* an address that nobody has refuses, instead of being unreachable */
    bool strict;
    const char *directory;
    struct ip *address;
    size_t addresses;
    struct allowance *allow;
    size_t allowances;
};

/* In zeroes_rest.c. */
extern SHIM_LOCAL struct ip world_address[LOT_HOST_ADDRESSES];
extern SHIM_LOCAL struct allowance world_allow[ALLOW_LIMIT];

SHIM_LOCAL const struct world *world(void);
SHIM_LOCAL bool world_active(void);

/* The mapped lot, or NULL when it can't be had: said once, and no socket is made then. */
SHIM_LOCAL struct lot *world_lot(void);

/* The number of this process's host in the lot. */
SHIM_LOCAL int world_host(void);

/* Whether the real network may be reached there. */
SHIM_LOCAL bool world_allows(struct place);

/* Before this process loses its access to the lot's directory: keeps a descriptor of its file. */
SHIM_LOCAL void world_hold_door(void);

/* The descriptor for BACKLOT_DOOR, made inheritable, or -1 when the path still serves. */
SHIM_LOCAL int world_door_for_exec(void);

#endif
