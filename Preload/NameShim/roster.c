/* roster.c — the triples that setnetgrent() found.
 *
 * One word says which roster is the present one, and how many are inside: a roster begins with a
 * page, which leaves the lowest bits of its address free. Who takes the roster away learns with the
 * same step how many have to leave yet; the last of them frees it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "roster.h"

#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

struct roster {
    struct scratch memory;
    _Atomic int64_t to_leave; /* counts from when it was taken away; may be below zero before */
    _Atomic size_t at;        /* offset of the next triple, from `triples` */
    char triples[];
};

/* A triple is three fields. Each has a byte in front that says whether it has a value. */
enum { FIELDS = 3, ANY = 0, VALUE = 1 };

static _Atomic uintptr_t present;
static const uintptr_t counter = 4095;

static struct roster *roster_in(uintptr_t word) { return (struct roster *)(word & ~counter); }

bool roster_begin(struct scratch *memory) { return scratch_add(memory, sizeof(struct roster)); }

static size_t length_of(struct word field) { return field.length ? field.length + 2 : 1; }

static char *write_field(char *to, struct word field)
{
    *to++ = field.length ? VALUE : ANY;
    if (!field.length)
        return to;
    memcpy(to, field.start, field.length);
    to[field.length] = '\0';
    return to + field.length + 1;
}

bool roster_add(struct scratch *memory, const struct netgroup_member *triple)
{
    const size_t length =
        length_of(triple->host) + length_of(triple->user) + length_of(triple->domain);
    char *to = scratch_add(memory, length);

    if (!to)
        return false;
    to = write_field(to, triple->host);
    to = write_field(to, triple->user);
    write_field(to, triple->domain);
    return true;
}

static void free_roster(struct roster *roster)
{
    struct scratch memory = roster->memory;

    scratch_free(&memory);
}

void roster_publish(struct scratch *memory)
{
    struct roster *fresh = memory ? (struct roster *)(void *)memory->start : NULL;

    if (fresh)
        fresh->memory = *memory;
    const uintptr_t word = atomic_exchange(&present, (uintptr_t)fresh);
    const int64_t inside = word & counter;
    struct roster *old = roster_in(word);
    if (old && atomic_fetch_add(&old->to_leave, inside) + inside == 0)
        free_roster(old);
}

/* NULL: there is none. */
static struct roster *enter(void)
{
    uintptr_t word = atomic_load(&present);

    while (word && !atomic_compare_exchange_weak(&present, &word, word + 1))
        ;
    return roster_in(word);
}

static void leave(struct roster *roster)
{
    uintptr_t word = atomic_load(&present);

    while (roster_in(word) == roster)
        if (atomic_compare_exchange_weak(&present, &word, word - 1))
            return;
    if (atomic_fetch_sub(&roster->to_leave, 1) == 1)
        free_roster(roster);
}

static const char *after_field(const char *field)
{
    return *field == ANY ? field + 1 : field + strlen(field) + 1;
}

/* Returns what the copy of a triple needs, and how long the triple is. */
static size_t measure(const char *triple, size_t *length)
{
    const char *field = triple;
    size_t needed = 0;

    for (int i = 0; i < FIELDS; i++) {
        const char *next = after_field(field);
        needed += (size_t)(next - field) - 1;
        field = next;
    }
    *length = (size_t)(field - triple);
    return needed;
}

static char *copy_field(const char **field, char **buffer)
{
    const char *value = *field + 1;
    char *copy = *buffer;

    if (**field == ANY) {
        *field += 1;
        return NULL;
    }
    *buffer = stpcpy(copy, value) + 1;
    *field = after_field(*field);
    return copy;
}

static void copy_triple(const char *from, struct triple *out, char *buffer)
{
    out->host = copy_field(&from, &buffer);
    out->user = copy_field(&from, &buffer);
    out->domain = copy_field(&from, &buffer);
}

static int next_in(struct roster *roster, struct triple *out, char *buffer, size_t size)
{
    const size_t end = roster->memory.used - sizeof *roster;
    size_t at = atomic_load(&roster->at), length;

    do {
        if (at == end)
            return ENOENT;
        if (measure(roster->triples + at, &length) > size)
            return ERANGE;
        length = (length + 7) / 8 * 8;
    } while (!atomic_compare_exchange_weak(&roster->at, &at, at + length));
    copy_triple(roster->triples + at, out, buffer);
    return 0;
}

int roster_next(struct triple *out, char *buffer, size_t size)
{
    struct roster *roster = enter();

    if (!roster)
        return ENOENT;
    const int error = next_in(roster, out, buffer, size);
    leave(roster);
    return error;
}
