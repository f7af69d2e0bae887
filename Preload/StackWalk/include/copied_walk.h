/* copied_walk.h — the stack of another process, from a copy of its top and its registers, as the
 * kernel gives them to a profiler.
 *
 * Nothing of that process is read but its files. Takes memory and descriptors; for one thread, and
 * no signal handler. A file may be broken, or lie: the worst that comes of it is a short walk.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef COPIED_WALK_H
#define COPIED_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

#if defined(__x86_64__)
enum { COPIED_REGISTERS = 17 }; /* rax rdx rcx rbx rsi rdi rbp rsp r8…r15 rip */
#elif defined(__aarch64__)
enum { COPIED_REGISTERS = 33 }; /* x0…x30 sp pc */
#endif

struct copied_stack {
    const uint64_t *registers; /* COPIED_REGISTERS of them, in the order of DWARF, the pc last */
    uint64_t sp;               /* where `bytes` lay */
    const uint8_t *bytes;
    size_t size;
};

/* What a process has in its memory. */
struct copied_space;

/* NULL: no memory. */
struct copied_space *copied_space_new(void);
void copied_space_free(struct copied_space *);

/* Executable memory: of a file, or of none where no file can be opened by this path ("//anon").
 * "[vdso]" is the kernel's, the same in every process. It takes the place of what was there; the
 * file is opened when the first walk comes by. Returns false when there is no memory. */
bool copied_space_map(struct copied_space *, uint64_t start, uint64_t length, uint64_t file_offset,
                      const char *path);
void copied_space_unmap(struct copied_space *, uint64_t start, uint64_t length);

/* Writes at most `most` addresses, and returns how many. The first is the pc; each other is where
 * its function goes on. `is_cut` tells that the thread's beginning was not reached: what was copied
 * ended, or `most`, or what is known. */
unsigned copied_walk(const struct copied_stack *, struct copied_space *, uint64_t *pcs,
                     unsigned most, bool *is_cut);

/* Goes on, where a walk was cut, with the callers that the kernel found by frame pointers: those
 * after the last address that both know. Returns how many there are then; as many as before when
 * they have none in common. */
unsigned copied_walk_join(uint64_t *pcs, unsigned count, const uint64_t *chain,
                          unsigned chain_count, unsigned most);

#pragma GCC visibility pop
#endif
