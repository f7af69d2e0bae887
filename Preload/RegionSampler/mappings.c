/* mappings.c — SPDX-License-Identifier: Apache-2.0 */
#include "mappings.h"
#include "image_id.h"
#include "kernel.h"
#include "perf_data.h"
#include "stack_walk.h"

#include <errno.h>
#include <string.h>

enum {
    RECORD = 128 + PATH_MAX,
    SOONEST = 10000000,  /* ns between two times, however much there is that is not known */
    LATEST = 1000000000, /* … and at most */
    PAGE_BITS_OF_CODE = 12,
};

/* Somebody has read after this sample began. */
static const uint64_t NEVER = 1ull << 63;

/* A file, read line by line. */
struct lines {
    int file;
    size_t used, taken;
    char *text;
};

/* One time of reading. */
struct reading {
    struct mappings *mappings;
    struct tape *tape;
    int memory; /* /proc/self/mem */
    int pid;
    uint64_t time;
    uint64_t image, image_inode; /* where the latest file begins */
    bool has_replaced;           /* code by other code */
};

static uint64_t number(const char **at, unsigned base)
{
    uint64_t value = 0;

    for (;; (*at)++) {
        const char byte = **at;
        const unsigned digit = byte >= 'a' ? (unsigned)(byte - 'a') + 10 : (unsigned)(byte - '0');

        if (digit >= base)
            break;
        value = value * base + digit;
    }
    /* What stands between two numbers. */
    if (**at)
        (*at)++;
    return value;
}

/* start-end perms offset major:minor inode path. Returns whether it is code. */
static bool parse(const char *line, struct perf_data_mapping *mapping)
{
    const char *at = line;

    mapping->start = number(&at, 16);
    mapping->length = number(&at, 16) - mapping->start;
    const bool is_code = at[0] && at[1] && at[2] == 'x';
    at += strcspn(at, " ");
    at += *at == ' ';
    mapping->file_offset = number(&at, 16);
    mapping->major = (uint32_t)number(&at, 16);
    mapping->minor = (uint32_t)number(&at, 16);
    mapping->inode = number(&at, 10);
    mapping->path = at + strspn(at, " ");
    return is_code;
}

static bool is_known(const struct mappings *mappings, const struct mapped *mapped)
{
    for (uint32_t i = 0; i < mappings->count; i++)
        if (memcmp(&mappings->at[i], mapped, sizeof(*mapped)) == 0)
            return true;
    return false;
}

/* What was there before is there no longer. Returns whether there was something. */
static bool forget_overlapped(struct mappings *mappings, const struct mapped *mapped)
{
    const uint32_t count = mappings->count;

    for (uint32_t i = 0; i < mappings->count;) {
        const struct mapped *old = &mappings->at[i];

        if (old->start < mapped->end && mapped->start < old->end)
            mappings->at[i] = mappings->at[--mappings->count];
        else
            i++;
    }
    return mappings->count < count;
}

/* Returns whether it is new. */
static bool note(struct mappings *mappings, const struct perf_data_mapping *mapping,
                 bool *has_replaced)
{
    const struct mapped mapped = {mapping->start,       mapping->start + mapping->length,
                                  mapping->file_offset, mapping->inode,
                                  mapping->major,       mapping->minor};

    if (is_known(mappings, &mapped))
        return false;
    *has_replaced |= forget_overlapped(mappings, &mapped);
    if (mappings->count < MAPPINGS_MOST)
        mappings->at[mappings->count++] = mapped;
    return true;
}

static int tell(struct reading *reading, struct perf_data_mapping *mapping)
{
    const uint32_t pid = (uint32_t)reading->pid;
    const struct perf_data_origin origin = {pid, pid, reading->time, 1};
    struct tape_buffer *buffer = tape_take(reading->tape, 0, RECORD);

    if (!buffer)
        return -ENOSPC;
    if (!mapping->path[0])
        mapping->path = "//anon";
    if (mapping->inode && mapping->inode == reading->image_inode)
        mapping->build_id_length = image_id(reading->memory, reading->image, mapping->build_id);
    tape_add(buffer, perf_data_mmap(tape_end(buffer), tape_room(buffer), &origin, mapping));
    tape_give(reading->tape, buffer);
    return 0;
}

static int take_line(struct reading *reading, const char *line)
{
    struct perf_data_mapping mapping = {0};
    const bool is_code = parse(line, &mapping);

    if (mapping.inode && mapping.file_offset == 0) {
        reading->image = mapping.start;
        reading->image_inode = mapping.inode;
    }
    if (!is_code || !note(reading->mappings, &mapping, &reading->has_replaced))
        return 0;
    return tell(reading, &mapping);
}

/* Returns the next line, or NULL. */
static char *next_line(struct lines *lines)
{
    memmove(lines->text, lines->text + lines->taken, lines->used - lines->taken);
    lines->used -= lines->taken;
    lines->taken = 0;
    for (;;) {
        char *end = memchr(lines->text, '\n', lines->used);

        if (end) {
            *end = 0;
            lines->taken = (size_t)(end + 1 - lines->text);
            return lines->text;
        }
        const long size =
            kernel_read(lines->file, lines->text + lines->used, MAPPINGS_LINE - lines->used);
        if (size <= 0)
            return NULL;
        lines->used += (size_t)size;
    }
}

static int read_lines(struct reading *reading)
{
    struct lines lines = {.file = kernel_open("/proc/self/maps", O_RDONLY, 0),
                          .text = reading->mappings->text};
    int error = lines.file < 0 ? lines.file : 0;
    const char *line;

    while (!error && (line = next_line(&lines)))
        error = take_line(reading, line);
    if (lines.file >= 0)
        kernel_close(lines.file);
    return error;
}

/* Where other code is now, rules of stacks are others, too. */
static int read_all(struct mappings *mappings, struct tape *tape, int pid, uint64_t time)
{
    struct reading reading = {.mappings = mappings, .tape = tape, .pid = pid, .time = time};

    /* Nobody knows what went on before the first time. */
    reading.has_replaced = mappings->count == 0;
    reading.memory = kernel_open("/proc/self/mem", O_RDONLY, 0);
    const int error = read_lines(&reading);
    if (reading.memory >= 0)
        kernel_close(reading.memory);
    if (reading.has_replaced)
        stack_walk_forget();
    return error;
}

int mappings_read(struct mappings *mappings, struct tape *tape, int pid, uint64_t time)
{
    if (atomic_exchange_explicit(&mappings->is_reading, 1, memory_order_acquire))
        return 0;
    const int error = read_all(mappings, tape, pid, time);

    atomic_store(&mappings->read_at, clock_now(CLOCK_MONOTONIC));
    atomic_store_explicit(&mappings->is_reading, 0, memory_order_release);
    return error;
}

static _Atomic uint64_t *place_of(struct mappings *mappings, uint64_t pc)
{
    return &mappings->pages[(pc >> PAGE_BITS_OF_CODE) % MAPPINGS_PAGES];
}

static bool are_known(struct mappings *mappings, const uint64_t *pcs, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (atomic_load_explicit(place_of(mappings, pcs[i]), memory_order_relaxed) !=
            pcs[i] >> PAGE_BITS_OF_CODE)
            return false;
    return true;
}

static void know(struct mappings *mappings, const uint64_t *pcs, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        atomic_store_explicit(place_of(mappings, pcs[i]), pcs[i] >> PAGE_BITS_OF_CODE,
                              memory_order_relaxed);
}

/* What stands between addresses in a chain is none. */
static bool is_covered(const struct mappings *mappings, uint64_t pc)
{
    for (uint32_t i = 0; i < mappings->count; i++)
        if (pc - mappings->at[i].start < mappings->at[i].end - mappings->at[i].start)
            return true;
    return pc >= PERF_CONTEXT_MAX;
}

/* They are looked up in a list that nobody else changes meanwhile. */
static bool are_covered(struct mappings *mappings, const uint64_t *pcs, unsigned count)
{
    bool are = true;

    if (atomic_exchange_explicit(&mappings->is_reading, 1, memory_order_acquire))
        return false;
    for (unsigned i = 0; i < count && are; i++)
        are = is_covered(mappings, pcs[i]);
    atomic_store_explicit(&mappings->is_reading, 0, memory_order_release);
    return are;
}

/* Code that is met for the first time has been there for a while, with samples in it that came too
 * soon to be looked after. */
void mappings_look(struct mappings *mappings, struct tape *tape, int pid, uint64_t time,
                   const uint64_t *pcs, unsigned count)
{
    const uint64_t passed = time - atomic_load_explicit(&mappings->read_at, memory_order_relaxed);

    if (passed > LATEST && passed < NEVER)
        mappings_read(mappings, tape, pid, time);
    if (are_known(mappings, pcs, count))
        return;
    if (!are_covered(mappings, pcs, count)) {
        if (passed < SOONEST || passed > NEVER)
            return;
        mappings_read(mappings, tape, pid, time - SOONEST);
    }
    know(mappings, pcs, count);
}
