/* debug_info.h — functions and lines of an ELF file, by libdw, which is loaded when it is first
 * needed: most runs of the command never do, and go on without it where it is not installed.
 *
 * Takes no lock: one thread at a time. Asks no server, whatever DEBUGINFOD_URLS says.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DEBUG_INFO_H
#define DEBUG_INFO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum debug_trouble {
    DEBUG_NONE,
    DEBUG_NO_LIBRARY, /* libdw is not there */
    DEBUG_NO_FILE,    /* the file is not there any more, or cannot be read */
    DEBUG_NO_ELF,     /* it is no ELF file */
    DEBUG_CHANGED,    /* another build has taken its place */
};

struct debug_file;

/* Opens the file, its symbols and debug information with it. NULL: `trouble` says why. A build id
 * of length 0 is not known, and is not compared. "[vdso]" is that of the kernel that runs. */
struct debug_file *debug_file_open(const char *path, const uint8_t *build_id, size_t length,
                                   enum debug_trouble *trouble);
void debug_file_close(struct debug_file *);

/* One function at an address. The strings live as long as the file; each may be NULL, and a line
 * may be 0. Function names are as the linker has them. */
struct debug_frame {
    const char *function;
    const char *file;
    int line;
};

/* The functions at this address, as the file counts it: innermost first, each inlined into the
 * next. Returns how many, at most `room`. */
size_t debug_file_frames(struct debug_file *, uint64_t address, struct debug_frame *, size_t room);

/* The C++ name behind a linker's name, to be freed; NULL: it is none, or nobody here can tell. */
char *debug_demangled(const char *name);

/* The Swift runtime's: the Swift name behind a linker's name, to be freed. */
char *swift_demangle(const char *name, size_t length, char *room, size_t *size, uint32_t flags);

#endif
