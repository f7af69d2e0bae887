/* code.c — the encodings of what is found in a sled, and of what is put there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "code.h"

#include <string.h>

/* A short jump reaches 127 bytes. */
enum { LONGEST_SLED = 120 };

static const uint8_t endbr64[] = {0xf3, 0x0f, 0x1e, 0xfa};
static const uint8_t absolute_jump[] = {0xff, 0x25, 0, 0, 0, 0}; /* to where the next 8 bytes say */
enum { SHORT_JUMP = 0xeb, SHORT_JUMP_SIZE = 2 };

enum {
    WORD = 4,
    A64_B = 0x14000000,
    A64_B_MASK = 0x03ffffff,
    A64_LDR_X16_8 = 0x58000050,
    A64_BR_X16 = 0xd61f0200u,
};
static const uint32_t a64_nop = 0xd503201f, a64_bti_c = 0xd503245f, a64_paciasp = 0xd503233f;

static uint32_t word(const uint8_t *code)
{
    return (uint32_t)code[0] | (uint32_t)code[1] << 8 | (uint32_t)code[2] << 16 |
           (uint32_t)code[3] << 24;
}

static void put_word(uint8_t *code, uint32_t value)
{
    for (unsigned i = 0; i < WORD; i++)
        code[i] = (uint8_t)(value >> 8 * i);
}

static void put_address(uint8_t *code, uint64_t value)
{
    put_word(code, (uint32_t)value);
    put_word(code + WORD, (uint32_t)(value >> 32));
}

/* 0f 1f /0, with whatever operand. */
static size_t long_nop(const uint8_t *code, size_t size)
{
    if (size < 3 || code[0] != 0x0f || code[1] != 0x1f || (code[2] >> 3 & 7) != 0)
        return 0;
    const unsigned mode = code[2] >> 6, base = code[2] & 7;
    size_t length = 3 + (mode != 3 && base == 4);

    if (mode == 1)
        length += 1;
    else if (mode == 2 || (mode == 0 && base == 5))
        length += 4;
    return length <= size ? length : 0;
}

static size_t x86_nop(const uint8_t *code, size_t size)
{
    size_t prefixes = 0;

    while (prefixes < size && (code[prefixes] == 0x66 || code[prefixes] == 0x2e))
        prefixes++;
    if (prefixes < size && code[prefixes] == 0x90)
        return prefixes + 1;
    const size_t rest = long_nop(code + prefixes, size - prefixes);
    return rest ? prefixes + rest : 0;
}

size_t code_nop(enum code_machine machine, const uint8_t *code, size_t size)
{
    if (machine == CODE_X86_64)
        return x86_nop(code, size);
    return size >= WORD && word(code) == a64_nop ? WORD : 0;
}

static size_t nops(enum code_machine machine, const uint8_t *code, size_t size)
{
    size_t all = 0, length;

    while (all < LONGEST_SLED && (length = code_nop(machine, code + all, size - all)) != 0 &&
           all + length <= LONGEST_SLED)
        all += length;
    return all;
}

static size_t landing(enum code_machine machine, const uint8_t *code, size_t size)
{
    if (size < WORD)
        return 0;
    if (machine == CODE_X86_64)
        return memcmp(code, endbr64, sizeof(endbr64)) == 0 ? sizeof(endbr64) : 0;
    return word(code) == a64_bti_c || word(code) == a64_paciasp ? WORD : 0;
}

bool code_sled_read(enum code_machine machine, const uint8_t *code, size_t before, size_t size,
                    ptrdiff_t sled, struct code_sled *read)
{
    *read = (struct code_sled){.landing = landing(machine, code, size)};
    if (sled < 0) {
        read->before = (size_t)-sled;
        if (read->before > before || read->before > LONGEST_SLED ||
            nops(machine, code + sled, read->before) != read->before)
            return false;
    } else if ((size_t)sled != read->landing)
        return false;
    read->behind = nops(machine, code + read->landing, size - read->landing);
    return read->before + read->behind > 0;
}

static bool plan_x86(struct code_sled sled, uint64_t thunk, struct code_plan *plan)
{
    enum { PAYLOAD = sizeof(absolute_jump) + 8 };
    const ptrdiff_t start = (ptrdiff_t)sled.landing;
    const bool is_behind = sled.behind >= SHORT_JUMP_SIZE + PAYLOAD;

    if (!is_behind && (sled.behind < SHORT_JUMP_SIZE || sled.before < PAYLOAD))
        return false;
    plan->payload_at = is_behind ? start + SHORT_JUMP_SIZE : -PAYLOAD;
    plan->payload_size = PAYLOAD;
    memcpy(plan->payload, absolute_jump, sizeof(absolute_jump));
    put_address(plan->payload + sizeof(absolute_jump), thunk);
    plan->opening_at = start;
    plan->opening[0] = SHORT_JUMP;
    plan->opening_size = 1;
    plan->change_at = start + 1;
    plan->change_size = 1;
    plan->off[0] = (uint8_t)(sled.behind - SHORT_JUMP_SIZE);
    plan->on[0] = (uint8_t)(plan->payload_at - (start + SHORT_JUMP_SIZE));
    plan->original_at = start + (ptrdiff_t)sled.behind;
    return true;
}

static uint32_t a64_jump(ptrdiff_t distance)
{
    return A64_B | ((uint32_t)(distance / WORD) & A64_B_MASK);
}

/* Behind the sled: switch, payload, and where there is room a landing for the way back. */
static bool plan_a64(struct code_sled sled, uint64_t thunk, struct code_plan *plan)
{
    enum { PAYLOAD = 2 * WORD + 8 };
    const ptrdiff_t start = (ptrdiff_t)sled.landing;
    const bool is_behind = sled.behind >= WORD + PAYLOAD;

    if (!is_behind && (sled.behind < WORD || sled.before < PAYLOAD))
        return false;
    plan->payload_at = is_behind ? start + WORD : -PAYLOAD;
    plan->payload_size = PAYLOAD;
    put_word(plan->payload, A64_LDR_X16_8);
    put_word(plan->payload + WORD, A64_BR_X16);
    put_address(plan->payload + 2 * WORD, thunk);
    plan->original_at = start + (ptrdiff_t)sled.behind;
    if (sled.behind >= WORD + PAYLOAD + WORD && is_behind) {
        plan->original_at -= WORD;
        plan->opening_at = plan->original_at;
        put_word(plan->opening, a64_bti_c);
        plan->opening_size = WORD;
    }
    plan->change_at = start;
    plan->change_size = WORD;
    put_word(plan->off, a64_jump(plan->original_at - start));
    put_word(plan->on, is_behind ? a64_nop : a64_jump(plan->payload_at - start));
    return true;
}

bool code_plan_make(enum code_machine machine, struct code_sled sled, uint64_t thunk,
                    struct code_plan *plan)
{
    *plan = (struct code_plan){0};
    return machine == CODE_X86_64 ? plan_x86(sled, thunk, plan) : plan_a64(sled, thunk, plan);
}
