/* kernel_record.h — what the kernel wrote into a ring, read, and made fit for the file.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef KERNEL_RECORD_H
#define KERNEL_RECORD_H

#include <linux/perf_event.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* Registers of a copied stack, in DWARF's order with the program counter last. */
#if defined(__x86_64__)
enum { KERNEL_REGISTERS = 17, KERNEL_REGISTER_SP = 7 };
#elif defined(__aarch64__)
enum { KERNEL_REGISTERS = 33, KERNEL_REGISTER_SP = 31 };
#endif

/* As perf_event_attr.sample_regs_user wants it. */
uint64_t kernel_register_mask(void);

/* What we let the kernel say; PERF_SAMPLE_REGS_USER and STACK_USER only for stacks to unwind. */
struct kernel_sample {
    uint64_t id; /* of the event, as the kernel counts them */
    uint64_t ip, time, period;
    uint32_t pid, tid;
    const uint64_t *chain;
    size_t chain_count;
    bool has_registers;
    uint64_t registers[KERNEL_REGISTERS];
    const uint8_t *stack;
    size_t stack_size;
};

/* Returns false when the record is not a whole sample of that type. */
bool kernel_sample_read(struct kernel_sample *, const struct perf_event_header *,
                        uint64_t sample_type);

/* The pid, tid, time and identifier at the end of each record that is no sample. */
struct kernel_trailer {
    uint32_t pid, tid;
    uint64_t time, id;
};

/* Returns NULL when the record has no room for one. */
const struct kernel_trailer *kernel_trailer_of(const struct perf_event_header *);

/* Whether the record goes into the file, with `id` in place of the kernel's identifier. */
bool kernel_record_keep(struct perf_event_header *, uint64_t id);

/* How many samples the record says were lost; 0 when it is about something else. */
uint64_t kernel_record_lost(const struct perf_event_header *);

#pragma GCC visibility pop
#endif
