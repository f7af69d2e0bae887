/* kernel_record.c — SPDX-License-Identifier: Apache-2.0 */
#include "kernel_record.h"

#include <string.h>

#if defined(__x86_64__)
#include <asm/perf_regs.h>
/* By DWARF's numbers. */
static const uint8_t registers[KERNEL_REGISTERS] = {
    PERF_REG_X86_AX,  PERF_REG_X86_DX,  PERF_REG_X86_CX,  PERF_REG_X86_BX,  PERF_REG_X86_SI,
    PERF_REG_X86_DI,  PERF_REG_X86_BP,  PERF_REG_X86_SP,  PERF_REG_X86_R8,  PERF_REG_X86_R9,
    PERF_REG_X86_R10, PERF_REG_X86_R11, PERF_REG_X86_R12, PERF_REG_X86_R13, PERF_REG_X86_R14,
    PERF_REG_X86_R15, PERF_REG_X86_IP,
};
static unsigned kernel_number(unsigned number) { return registers[number]; }
#else
static unsigned kernel_number(unsigned number) { return number; }
#endif

uint64_t kernel_register_mask(void)
{
    uint64_t mask = 0;

    for (unsigned i = 0; i < KERNEL_REGISTERS; i++)
        mask |= 1ull << kernel_number(i);
    return mask;
}

/* Words of a record, one after the other; past its end all are 0 and it is no longer whole. */
struct words {
    const uint64_t *at;
    size_t left;
    bool is_whole;
};

static const uint64_t *next_words(struct words *words, size_t count)
{
    const uint64_t *here = words->at;

    if (count > words->left) {
        words->is_whole = false;
        return NULL;
    }
    words->at += count;
    words->left -= count;
    return here;
}

static uint64_t next_word(struct words *words)
{
    const uint64_t *word = next_words(words, 1);

    return word ? *word : 0;
}

/* The kernel gives them by rising bits of the mask. */
static void read_registers(struct kernel_sample *sample, struct words *words)
{
    const uint64_t mask = kernel_register_mask();
    const uint64_t *values = NULL;

    if (next_word(words) == PERF_SAMPLE_REGS_ABI_NONE)
        return;
    values = next_words(words, KERNEL_REGISTERS);
    if (!values)
        return;
    for (unsigned i = 0; i < KERNEL_REGISTERS; i++)
        sample->registers[i] =
            values[__builtin_popcountll(mask & ((1ull << kernel_number(i)) - 1))];
    sample->has_registers = true;
}

static void read_stack(struct kernel_sample *sample, struct words *words)
{
    const uint64_t size = next_word(words);
    const uint64_t *bytes = next_words(words, size / sizeof(uint64_t));
    uint64_t filled = 0;

    if (!size || !bytes)
        return;
    filled = next_word(words);
    sample->stack = (const uint8_t *)bytes;
    sample->stack_size = filled < size ? filled : size;
}

static void read_who(struct kernel_sample *sample, uint64_t word)
{
    uint32_t who[2];

    memcpy(who, &word, sizeof(who));
    sample->pid = who[0];
    sample->tid = who[1];
}

bool kernel_sample_read(struct kernel_sample *sample, const struct perf_event_header *record,
                        uint64_t sample_type)
{
    struct words words = {(const uint64_t *)(record + 1),
                          (record->size - sizeof(*record)) / sizeof(uint64_t), true};

    *sample = (struct kernel_sample){.id = next_word(&words)};
    sample->ip = next_word(&words);
    read_who(sample, next_word(&words));
    sample->time = next_word(&words);
    sample->period = next_word(&words);
    if (sample_type & PERF_SAMPLE_CALLCHAIN) {
        sample->chain_count = next_word(&words);
        sample->chain = next_words(&words, sample->chain_count);
    }
    if (sample_type & PERF_SAMPLE_REGS_USER)
        read_registers(sample, &words);
    if (sample_type & PERF_SAMPLE_STACK_USER)
        read_stack(sample, &words);
    return words.is_whole;
}

const struct kernel_trailer *kernel_trailer_of(const struct perf_event_header *record)
{
    if (record->size < sizeof(*record) + sizeof(struct kernel_trailer))
        return NULL;
    return (const void *)((const char *)record + record->size - sizeof(struct kernel_trailer));
}

/* These name the event in their body as well. */
static uint64_t *id_in_body(struct perf_event_header *record)
{
    uint64_t *words = (uint64_t *)(record + 1);

    switch (record->type) {
    case PERF_RECORD_LOST:
        return &words[0];
    case PERF_RECORD_THROTTLE:
    case PERF_RECORD_UNTHROTTLE:
        return &words[1];
    default:
        return NULL;
    }
}

static bool is_for_file(const struct perf_event_header *record)
{
    switch (record->type) {
    case PERF_RECORD_MMAP:
    case PERF_RECORD_MMAP2:
    case PERF_RECORD_COMM:
    case PERF_RECORD_FORK:
    case PERF_RECORD_EXIT:
    case PERF_RECORD_LOST:
    case PERF_RECORD_LOST_SAMPLES:
    case PERF_RECORD_THROTTLE:
    case PERF_RECORD_UNTHROTTLE:
        return true;
    default:
        return false;
    }
}

bool kernel_record_keep(struct perf_event_header *record, uint64_t id)
{
    struct kernel_trailer *trailer = (struct kernel_trailer *)kernel_trailer_of(record);
    uint64_t *body_id = id_in_body(record);

    if (!trailer || !is_for_file(record))
        return false;
    trailer->id = id;
    if (body_id)
        *body_id = id;
    return true;
}

uint64_t kernel_record_lost(const struct perf_event_header *record)
{
    const uint64_t *words = (const uint64_t *)(record + 1);

    if (record->type == PERF_RECORD_LOST)
        return words[1];
    return record->type == PERF_RECORD_LOST_SAMPLES ? words[0] : 0;
}
