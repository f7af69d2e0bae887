/* code.h — the sleds that -fpatchable-function-entry leaves, and what is written into them. Pure,
 * and of both machines: bytes in, bytes out.
 *
 * A sled is prepared once: a jump over it, and behind that jump one to the thunk. From then on a
 * hook is put in and taken out by one store that no thread can see half of: on x86-64 the distance
 * of the first jump, a byte; on AArch64 the jump itself, a word that is B or NOP.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CODE_H
#define CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum code_machine { CODE_X86_64, CODE_AARCH64 };

/* In bytes: nops before the function, what it has to begin with (endbr64, bti c), nops behind. */
struct code_sled {
    size_t before, landing, behind;
};

enum { CODE_MOST_BYTES = 24 };

/* All offsets are from the function's address. */
struct code_plan {
    ptrdiff_t change_at, payload_at;
    uint8_t off[4], on[4]; /* at change_at */
    size_t change_size, payload_size;
    uint8_t payload[CODE_MOST_BYTES];
    ptrdiff_t opening_at; /* what else stands before `off`: written once, and with it */
    uint8_t opening[4];
    size_t opening_size;
    ptrdiff_t original_at; /* where the function itself goes on */
};

/* Reads the sled of a function. `code` is at the function; `before` bytes lie before it, `size`
 * behind. `sled` is where the compiler says that the nops begin. False if that is not so. */
bool code_sled_read(enum code_machine, const uint8_t *code, size_t before, size_t size,
                    ptrdiff_t sled, struct code_sled *);

/* False if there is too little room. */
bool code_plan_make(enum code_machine, struct code_sled, uint64_t thunk, struct code_plan *);

/* The length of the no-operation at `code`, or 0. */
size_t code_nop(enum code_machine, const uint8_t *code, size_t size);

#endif
