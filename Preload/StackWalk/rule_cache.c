/* rule_cache.c — the rules that were found so far.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rule_cache.h"

__attribute__((aligned(4096))) struct rule_slot rule_slots[1 << RULE_CACHE_BITS];

/* Not zero: an empty slot is no rule for address 0. */
_Atomic uint64_t rule_epoch = 1;

__attribute__((noinline)) struct rule rule_learn(uintptr_t address, uint64_t key)
{
    const struct rule rule = rule_find(address);
    struct rule_slot *slot = rule_slot(address);
    uint64_t number;

    memcpy(&number, &rule, sizeof(number));
    atomic_store_explicit(&slot->rule, number, memory_order_relaxed);
    atomic_store_explicit(&slot->check, key ^ number, memory_order_relaxed);
    return rule;
}

/* Keys have 16 bits for the epoch; when they begin again, so does the cache. Who finds a rule
 * meanwhile stores it under the key of before. */
void rule_cache_forget(void)
{
    if ((atomic_fetch_add_explicit(&rule_epoch, 1, memory_order_relaxed) & 0xffff) != 0xffff)
        return;
    for (size_t i = 0; i < sizeof(rule_slots) / sizeof(*rule_slots); i++)
        atomic_store_explicit(&rule_slots[i].check, 1, memory_order_relaxed);
}
