/* dns_message.c — messages of DNS: questions read, answers written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "dns_message.h"

#include <string.h>
#include <strings.h>
#include <sys/socket.h>

enum { LABEL_LIMIT = 63, TEXT_LIMIT = 253, RECORD_HEAD = 12, MESSAGE_LIMIT = 65535 };

/* Bits of the third and fourth byte of a head. */
enum { IS_ANSWER = 0x80, IS_AUTHORITATIVE = 0x04, IS_CUT = 0x02, WANTS_RECURSION = 0x01 };
enum { OFFERS_RECURSION = 0x80 };

static uint16_t read_16(const unsigned char *at) { return (uint16_t)(at[0] << 8 | at[1]); }

/* Text with dots could not say which dots are borders. */
static bool is_plain(const unsigned char *label, size_t length)
{
    return !memchr(label, 0, length) && !memchr(label, '.', length);
}

/* Reads a name, which in a question is never compressed. Returns the offset behind it, or 0. */
static size_t read_name(const unsigned char *message, size_t length, size_t at, char *out)
{
    char *end = out;

    while (at < length && message[at] != 0) {
        const size_t label = message[at];
        if (label > LABEL_LIMIT || at + 1 + label > length ||
            (size_t)(end - out) + label + 1 > TEXT_LIMIT + 1 || !is_plain(message + at + 1, label))
            return 0;
        end = memcpy(end, message + at + 1, label);
        end += label;
        *end++ = '.';
        at += 1 + label;
    }
    if (at >= length)
        return 0;
    end[end > out ? -1 : 0] = '\0';
    return at + 1;
}

bool dns_read_question(const unsigned char *message, size_t length, struct dns_question *out)
{
    size_t at;

    if (length < DNS_HEAD || message[2] & IS_ANSWER || read_16(message + 4) != 1)
        return false;
    at = read_name(message, length, DNS_HEAD, out->name);
    if (at == 0 || at + 4 > length)
        return false;
    out->type = read_16(message + at);
    out->class = read_16(message + at + 2);
    return true;
}

static bool has_good_labels(const char *name)
{
    while (*name) {
        const size_t label = strcspn(name, ".");
        if (label == 0 || label > LABEL_LIMIT)
            return false;
        name += label;
        if (*name == '.' && !*++name)
            return false;
    }
    return true;
}

bool dns_ask(const char *name, int class, int type, struct dns_question *out)
{
    size_t length = strlen(name);

    if (length > 0 && name[length - 1] == '.')
        length--;
    if (length > TEXT_LIMIT)
        return false;
    memcpy(out->name, name, length);
    out->name[length] = '\0';
    out->type = (uint16_t)type;
    out->class = (uint16_t) class;
    return has_good_labels(out->name);
}

static int digit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    letter |= 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/* "1.0.0.10.in-addr.arpa" */
static bool read_four(const char *name, struct host_address *out)
{
    out->family = AF_INET;
    for (int i = 3; i >= 0; i--) {
        unsigned number = 0;
        const char *start = name;
        while (*name >= '0' && *name <= '9' && name - start < 3)
            number = number * 10 + (unsigned)(*name++ - '0');
        if (name == start || number > 255 || *name++ != '.')
            return false;
        out->byte[i] = (unsigned char)number;
    }
    return strcasecmp(name, "in-addr.arpa") == 0;
}

/* 32 digits, the last one first. */
static bool read_six(const char *name, struct host_address *out)
{
    out->family = AF_INET6;
    for (int i = 15; i >= 0; i--) {
        const int low = digit(name[0]);
        const int high = low < 0 || name[1] != '.' ? -1 : digit(name[2]);
        if (high < 0 || name[3] != '.')
            return false;
        out->byte[i] = (unsigned char)(high << 4 | low);
        name += 4;
    }
    return strcasecmp(name, "ip6.arpa") == 0;
}

bool dns_address(const char *name, struct host_address *out)
{
    return read_four(name, out) || read_six(name, out);
}

static void put(struct dns_answer *answer, const void *bytes, size_t count)
{
    if (answer->length < answer->room) {
        const size_t left = answer->room - answer->length;
        memcpy(answer->buffer + answer->length, bytes, count < left ? count : left);
    }
    answer->length += count;
}

static void put_16(struct dns_answer *answer, unsigned value)
{
    const unsigned char bytes[] = {(unsigned char)(value >> 8), (unsigned char)value};
    put(answer, bytes, sizeof bytes);
}

static size_t name_length(const char *name) { return *name ? strlen(name) + 2 : 1; }

static void put_name(struct dns_answer *answer, const char *name)
{
    while (*name) {
        const size_t label = strcspn(name, ".");
        const unsigned char length = (unsigned char)label;
        put(answer, &length, 1);
        put(answer, name, label);
        name += label + (name[label] == '.');
    }
    put(answer, "", 1);
}

void dns_begin(struct dns_answer *answer, unsigned char *buffer, size_t room,
               const unsigned char *query, const struct dns_question *question)
{
    unsigned char head[DNS_HEAD] = {[5] = 1};

    *answer = (struct dns_answer){.buffer = buffer, .room = room};
    if (query)
        memcpy(head, query, 2);
    head[2] = IS_ANSWER | IS_AUTHORITATIVE | (query ? query[2] & WANTS_RECURSION : WANTS_RECURSION);
    head[3] = OFFERS_RECURSION;
    put(answer, head, sizeof head);
    put_name(answer, question->name);
    put_16(answer, question->type);
    put_16(answer, question->class);
}

/* Up to its data: the question's name stands right behind the head, and nothing lives long. Returns
 * false when no message is as long as that. */
static bool put_record(struct dns_answer *answer, unsigned type, size_t data)
{
    static const unsigned char no_time[4];

    answer->cut = answer->cut || answer->length + RECORD_HEAD + data > MESSAGE_LIMIT;
    if (answer->cut)
        return false;
    put_16(answer, 0xc000 | DNS_HEAD);
    put_16(answer, type);
    put_16(answer, DNS_IN);
    put(answer, no_time, sizeof no_time);
    put_16(answer, (unsigned)data);
    answer->records++;
    return true;
}

void dns_add_address(struct dns_answer *answer, const struct host_address *address)
{
    const bool four = address->family == AF_INET;

    if (put_record(answer, four ? DNS_A : DNS_AAAA, four ? 4 : 16))
        put(answer, address->byte, four ? 4 : 16);
}

void dns_add_name(struct dns_answer *answer, const char *name)
{
    struct dns_question good;

    /* A hosts file may have names that DNS cannot say. */
    if (dns_ask(name, DNS_IN, DNS_PTR, &good) &&
        put_record(answer, DNS_PTR, name_length(good.name)))
        put_name(answer, good.name);
}

static void set(struct dns_answer *answer, size_t at, unsigned bits)
{
    if (at < answer->room)
        answer->buffer[at] |= (unsigned char)bits;
}

size_t dns_end(struct dns_answer *answer, enum dns_code code)
{
    set(answer, 3, code);
    set(answer, 6, answer->records >> 8);
    set(answer, 7, answer->records & 0xff);
    if (answer->cut || answer->length > answer->room)
        set(answer, 2, IS_CUT);
    return answer->length;
}
