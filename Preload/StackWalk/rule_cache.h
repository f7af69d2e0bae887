/* rule_cache.h — the rules that were found so far.
 *
 * An entry is two words, key ^ rule and rule, so that a reader who sees half of one entry and half
 * of another finds that it is not what it looks for. Nobody waits, and a signal handler may
 * interrupt a writer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULE_CACHE_H
#define RULE_CACHE_H

#include "rule.h"

#include <stdatomic.h>
#include <string.h>

#pragma GCC visibility push(hidden)

enum { RULE_CACHE_BITS = 12, RULE_EPOCH_BIT = 48 };

struct rule_slot {
    _Atomic uint64_t check, rule;
};

extern struct rule_slot rule_slots[1 << RULE_CACHE_BITS];
extern _Atomic uint64_t rule_epoch;

/* Finds the rule, and remembers it under this key. */
__attribute__((cold)) struct rule rule_learn(uintptr_t address, uint64_t key);

static inline uint64_t rule_key(uintptr_t address, uint64_t epoch)
{
    return (address ^ epoch << RULE_EPOCH_BIT) * 0x9e3779b97f4a7c15;
}

/* The walk waits for this one: addresses are as they are, and a product takes its time. */
static inline struct rule_slot *rule_slot(uintptr_t address)
{
    return &rule_slots[address % (1 << RULE_CACHE_BITS)];
}

static inline __attribute__((always_inline)) struct rule rule_of(uintptr_t address, uint64_t epoch)
{
    const uint64_t key = rule_key(address, epoch);
    struct rule_slot *slot = rule_slot(address);
    const uint64_t number = atomic_load_explicit(&slot->rule, memory_order_relaxed);
    const uint64_t check = atomic_load_explicit(&slot->check, memory_order_relaxed);
    struct rule rule;

    if (__builtin_expect((check ^ number) != key, 0))
        return rule_learn(address, key);
    memcpy(&rule, &number, sizeof(rule));
    return rule;
}

void rule_cache_forget(void);

#pragma GCC visibility pop
#endif
