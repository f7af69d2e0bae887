/* Small things the lot remembers: connections that were reset, addresses that a number stands for.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "chain.h"
#include "lock.h"

void lot_note_reset(struct lot *lot, uint64_t fingerprint)
{
    lot->reset[fingerprint % LOT_RESETS] = fingerprint;
    lot->resets_used = 1;
}

bool lot_was_reset(const struct lot *lot, uint64_t fingerprint)
{
    return lot->resets_used && lot->reset[fingerprint % LOT_RESETS] == fingerprint;
}

uint16_t lot_intern(struct lot *lot, struct ip ip)
{
    struct held held;
    uint32_t i;

    hold(&lot->mutex, &held);
    for (i = 0; i < at_most(lot->known_used, LOT_KNOWN) && !ip_equal(lot->known[i], ip); i++)
        ;
    if (i >= lot->known_used && i < LOT_KNOWN) {
        lot->known[i] = ip;
        lot->known_used = i + 1;
    }
    let_go(&lot->mutex, &held);
    return i < LOT_KNOWN ? (uint16_t)(i + 1) : 0;
}

bool lot_interned(const struct lot *lot, uint16_t number, struct ip *out)
{
    if (number == 0 || number > at_most(lot->known_used, LOT_KNOWN))
        return false;
    *out = lot->known[number - 1];
    return true;
}

void lot_forget_reset(struct lot *lot, uint64_t fingerprint)
{
    if (lot_was_reset(lot, fingerprint))
        lot->reset[fingerprint % LOT_RESETS] = 0;
}
