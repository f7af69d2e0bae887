/* What is asked about line NUMBER of each file, and what must come of it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"
#include "workload.h"

#include <arpa/inet.h>
#include <grp.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_ID = 10000, GROUPS_OF_A_USER = 3, LONGEST_NAME = 32, ROOM = 4096 };

static const uint32_t first_address = 0x0a000001;

static void must(bool right, const char *what, long number)
{
    if (!right) {
        cannot("%s of line %ld is wrong", what, number);
    }
}

/* As snprintf("PREFIX%06ld"), which would take as long as what is measured. */
static void make_name(char name[LONGEST_NAME], const char *prefix, long number)
{
    char *const digits = stpcpy(name, prefix);

    for (int place = 5; place >= 0; place--, number /= 10) {
        digits[place] = (char)('0' + number % 10);
    }
    digits[6] = '\0';
}

static void ask_getpwnam(long number)
{
    char name[LONGEST_NAME], buffer[ROOM];
    struct passwd entry, *found;

    make_name(name, "user", number);
    must(getpwnam_r(name, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL &&
             found->pw_uid == FIRST_ID + number,
         "getpwnam_r", number);
}

static void ask_getpwuid(long number)
{
    char name[LONGEST_NAME], buffer[ROOM];
    struct passwd entry, *found;

    make_name(name, "user", number);
    must(getpwuid_r((uid_t)(FIRST_ID + number), &entry, buffer, sizeof buffer, &found) == 0 &&
             found != NULL && strcmp(found->pw_name, name) == 0,
         "getpwuid_r", number);
}

static void ask_getgrouplist(long number)
{
    char name[LONGEST_NAME];
    gid_t groups[GROUPS_OF_A_USER + 1];
    int count = GROUPS_OF_A_USER + 1;

    make_name(name, "user", number);
    must(getgrouplist(name, FIRST_ID, groups, &count) > 1, "getgrouplist", number);
}

static void ask_getaddrinfo(long number)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    char name[LONGEST_NAME];
    struct addrinfo *found;

    make_name(name, "host", number);
    must(getaddrinfo(name, NULL, &hints, &found) == 0, "getaddrinfo", number);
    const struct sockaddr_in *const address = (const struct sockaddr_in *)found->ai_addr;
    must(ntohl(address->sin_addr.s_addr) == first_address + (uint32_t)number, "getaddrinfo",
         number);
    freeaddrinfo(found);
}

static const struct {
    const char *name;
    struct question question;
} questions[] = {
    {"getpwnam", {ask_getpwnam, "passwd"}},
    {"getpwuid", {ask_getpwuid, "passwd"}},
    {"getgrouplist", {ask_getgrouplist, "group"}},
    {"getaddrinfo", {ask_getaddrinfo, "hosts"}},
};

const struct question *question_named(const char *name)
{
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        if (strcmp(questions[i].name, name) == 0) {
            return &questions[i].question;
        }
    }
    cannot("there is no question %s", name);
}

void choose_numbers(long lines, long numbers[NUMBERS])
{
    uint64_t state = 1;

    for (int i = 0; i < NUMBERS; i++) {
        state = state * 6364136223846793005 + 1442695040888963407;
        numbers[i] = (long)((state >> 33) % (uint64_t)lines);
    }
}
