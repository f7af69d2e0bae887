/* layout.h — what the assembly and the C of this room agree on. entries.c proves it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LAYOUT_H
#define LAYOUT_H

#define ENTRY_MOST 1024
#define ENTRY_SIZE 64
#define ENTRY_WANTED 0
#define ENTRY_REAL 8

#define THUNK_SIZE 16

#define FRAME_INTEGERS 0
#if defined(__x86_64__)
#define FRAME_VECTORS 48
#define FRAME_STACK 176
#define FRAME_SIZE 320
#elif defined(__aarch64__)
#define FRAME_VECTORS 64
#define FRAME_STACK 192
#define FRAME_SIZE 336
#endif
#define FRAME_INDIRECT (FRAME_STACK + 8)
#define FRAME_VECTOR_COUNT (FRAME_STACK + 16)
#define FRAME_RETURN (FRAME_STACK + 24)
#define FRAME_ENTRY (FRAME_STACK + 32)
#define FRAME_REAL (FRAME_STACK + 40)
#define FRAME_RESULTS (FRAME_STACK + 48)
#define FRAME_VECTOR_RESULTS (FRAME_STACK + 64)
#define FRAME_ERROR (FRAME_STACK + 128)

#endif
