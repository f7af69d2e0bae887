/* async_callers.c — who awaits what a thread runs.
 *
 * An async function is called by the runtime, or jumped to by another one, so that there is one on
 * a stack, and what is around it is the runtime's. It has its context in r14; where it keeps a
 * frame pointer, a copy lies below that, and its code begins in a way that no other function's
 * does: push %rbp; push %r14; lea 8(%rsp), %rbp. Where it keeps none, its caller is what tells: the
 * one function of the runtime that starts and resumes tasks. SPDX-License-Identifier: Apache-2.0 */
#include "async_callers.h"
#include "bytes.h"
#include "frame_info.h"
#include "memory.h"
#include "rule_cache.h"
#include "steps.h"
#include "symbol_range.h"
#include "trail.h"

#include <dlfcn.h>
#include <link.h>
#include <stdatomic.h>
#include <string.h>

#ifdef __x86_64__
static const bool is_known_machine = true;
#else
static const bool is_known_machine = false;
#endif

enum { PLACE_BITS = 10, CONTEXT_REGISTER = 14, FUNCTION_ALIGNMENT = 16 };

/* What is known of an address of code. Never 0. */
enum place { PLACE_KNOWN = 1, PLACE_ASYNC = 2, PLACE_EXECUTOR = 4, PLACE_BEGINS = 8 };

static struct {
    _Atomic uint64_t check, place; /* see rule_cache.h */
} places[1 << PLACE_BITS];

static _Atomic uintptr_t executor, executor_end;
static atomic_ulong found, refused;

static bool has_extended_frame(uintptr_t begin)
{
    static const uint8_t tag[] = {0x48, 0x0f, 0xba, 0xed, 0x3c}; /* bts $60, %rbp */
    static const uint8_t text[] = {0x55, 0x41, 0x56, 0x48, 0x8d, 0x6c, 0x24, 0x08};
    const uint8_t *code = (const uint8_t *)begin;

    if (!is_readable_now(begin) || !is_readable_now(begin + sizeof(tag) + sizeof(text)))
        return false;
    return bytes_equal(code, text, sizeof(text)) ||
           (bytes_equal(code, tag, sizeof(tag)) &&
            bytes_equal(code + sizeof(tag), text, sizeof(text)));
}

/* Compilers write nothing down about a function that they think nobody unwinds; but all begin at a
 * multiple of 16. */
static bool may_begin(uintptr_t address)
{
    struct object object;

    return address % FUNCTION_ALIGNMENT == 0 && object_of(address, &object);
}

static bool is_in_executor(uintptr_t address)
{
    const uintptr_t start = atomic_load_explicit(&executor, memory_order_relaxed);
    const uintptr_t end = atomic_load_explicit(&executor_end, memory_order_relaxed);

    return address - start < end - start;
}

static unsigned find_place(uintptr_t address)
{
    struct frame_info info;

    if (is_in_executor(address))
        return PLACE_KNOWN | PLACE_EXECUTOR;
    if (!frame_info_find(address, &info))
        return PLACE_KNOWN | (may_begin(address) ? PLACE_BEGINS : 0);
    return PLACE_KNOWN | (info.begin == address ? PLACE_BEGINS : 0) |
           (has_extended_frame(info.begin) ? PLACE_ASYNC : 0);
}

static unsigned place_of(uintptr_t address, uint64_t epoch)
{
    const uint64_t key = rule_key(address, epoch);
    const size_t slot = address % (1 << PLACE_BITS);
    uint64_t place = atomic_load_explicit(&places[slot].place, memory_order_relaxed);

    if ((atomic_load_explicit(&places[slot].check, memory_order_relaxed) ^ place) != key) {
        place = find_place(address);
        atomic_store_explicit(&places[slot].place, place, memory_order_relaxed);
        atomic_store_explicit(&places[slot].check, key ^ place, memory_order_relaxed);
    }
    return (unsigned)place;
}

/* The innermost async function; `count`: there is none. */
static unsigned async_frame(const uintptr_t *pcs, unsigned count, uint64_t epoch)
{
    for (unsigned i = 0; i < count; i++) {
        const unsigned place = place_of(pcs[i] - (i > 0), epoch);

        if (place & PLACE_ASYNC)
            return i;
        if (place & PLACE_EXECUTOR)
            return i > 0 ? i - 1 : count;
    }
    return count;
}

/* Goes out to a frame. Returns false where that takes more than rules. */
static bool go_by_rules(struct cursor *cursor, unsigned frames, uint64_t epoch)
{
    struct reach reach = {.page = NO_PAGE};

    for (; frames > 0; frames--)
        if (step_by(&reach, rule_of(cursor->pc - !cursor->is_exact, epoch), cursor) != STEPPED)
            return false;
    return true;
}

/* Below the frame pointer, if the function has set up its frame. */
static bool kept_context(const ucontext_t *signal, unsigned frame, uint64_t epoch,
                         uintptr_t *context)
{
    struct cursor cursor = cursor_interrupted(signal);

    if (!go_by_rules(&cursor, frame, epoch))
        return false;
    const uintptr_t address = cursor.pc - !cursor.is_exact;
    return place_of(address, epoch) & PLACE_ASYNC && rule_of(address, epoch).kind == RULE_FP &&
           memory_word(NULL, without_tag(cursor.fp) - WORD, context);
}

/* In its register, as the functions that it called will restore it. */
static bool context_in_register(const ucontext_t *signal, unsigned frame, uintptr_t *context)
{
    struct registers registers = registers_interrupted(signal);

    if (!walk_registers(&own_terrain, &registers, frame))
        return false;
    *context = registers.at[CONTEXT_REGISTER];
    return true;
}

/* What is not of the stack may be gone since it was last readable. */
static bool read_context(uintptr_t context, uintptr_t *page, uintptr_t words[2])
{
    const uintptr_t last = context + WORD;

    if (context % WORD != 0 || context == 0)
        return false;
    if ((context >> PAGE_BITS != *page && !is_readable_now(context)) ||
        (last >> PAGE_BITS != context >> PAGE_BITS && !is_readable_now(last)))
        return false;
    *page = last >> PAGE_BITS;
    words[0] = word_at(context);
    words[1] = word_at(last);
    return true;
}

/* A context begins with its parent, and where that goes on. */
static bool follow(uintptr_t context, uint64_t epoch, struct async_callers *callers)
{
    uintptr_t page = NO_PAGE, words[2] = {context, 0};

    for (callers->count = 0; words[0] != 0; callers->count++) {
        callers->is_cut = callers->count == ASYNC_MOST;
        if (callers->is_cut)
            return true;
        if (!read_context(words[0], &page, words) || !(place_of(words[1], epoch) & PLACE_BEGINS))
            return false;
        callers->pcs[callers->count] = words[1] + 1;
    }
    return callers->count > 0;
}

static bool find(const ucontext_t *signal, unsigned frame, uint64_t epoch,
                 struct async_callers *callers)
{
    uintptr_t context;

    return (kept_context(signal, frame, epoch, &context) && follow(context, epoch, callers)) ||
           (context_in_register(signal, frame, &context) && follow(context, epoch, callers));
}

bool async_callers_find(const ucontext_t *signal, const uintptr_t *pcs, unsigned count,
                        struct async_callers *callers)
{
    const uint64_t epoch = atomic_load_explicit(&rule_epoch, memory_order_relaxed);
    const unsigned frame = is_known_machine ? async_frame(pcs, count, epoch) : count;

    if (frame == count)
        return false;
    callers->sync_count = frame + 1;
    if (!find(signal, frame, epoch, callers)) {
        atomic_fetch_add_explicit(&refused, 1, memory_order_relaxed);
        return false;
    }
    atomic_fetch_add_explicit(&found, 1, memory_order_relaxed);
    return true;
}

static bool take_executor(const char *path, uintptr_t base)
{
    uint64_t start, end;

    if (!symbol_range(path, "_ZN5swift34runJobInEstablishedExecutorContextEPNS_3JobE", &start,
                      &end))
        return false;
    atomic_store_explicit(&executor, base + start, memory_order_relaxed);
    atomic_store_explicit(&executor_end, base + end, memory_order_relaxed);
    return true;
}

static int take_from(struct dl_phdr_info *object, size_t size, void *is_program)
{
    const bool is_first = *(bool *)is_program;
    const char *last = strrchr(object->dlpi_name, '/');

    (void)size;
    *(bool *)is_program = false;
    if (is_first)
        return take_executor("/proc/self/exe", object->dlpi_addr);
    return last && strcmp(last, "/libswift_Concurrency.so") == 0 &&
           take_executor(object->dlpi_name, object->dlpi_addr);
}

void async_callers_ready(void)
{
    bool is_program = true;

    if (atomic_load_explicit(&executor, memory_order_relaxed) == 0)
        dl_iterate_phdr(take_from, &is_program);
}

const char *async_callers_absent(void)
{
    if (!is_known_machine)
        return "how Swift keeps async callers on this processor is not known";
    if (atomic_load_explicit(&found, memory_order_relaxed) > 0)
        return NULL;
    if (atomic_load_explicit(&refused, memory_order_relaxed) > 0)
        return "what Swift's tasks keep of their callers looks otherwise than known";
    return "no async function was met";
}
