/* elf_file.h — the call-frame information of a program or library that lies on the disk.
 *
 * What is needed of it is copied: a file that is made shorter while it is mapped kills who reads
 * on. Takes memory and descriptors; for one thread. SPDX-License-Identifier: Apache-2.0 */
#ifndef ELF_FILE_H
#define ELF_FILE_H

#include "frame_info.h"
#include "rule.h"

#pragma GCC visibility push(hidden)

struct elf_file;

/* The one of this path, opened when it is first asked about; NULL: no memory. */
struct elf_file *elf_file_take(const char *path);
void elf_file_share(struct elf_file *); /* has one more who holds it */
void elf_file_release(struct elf_file *);

/* The rule for the code at this offset. */
struct rule elf_file_rule(struct elf_file *, uint64_t offset);

bool elf_file_info(struct elf_file *, uint64_t offset, struct frame_info *);

#pragma GCC visibility pop
#endif
