/* A file that cannot be read is not one that has no entries: lookups fail, and say why.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const files[] = {"passwd",   "group",     "shadow", "hosts",
                                    "services", "protocols", NULL};

/* Links that lead to themselves, which nobody can read, whoever he is. */
static void make_unreadable(void)
{
    for (const char *const *file = files; *file; file++) {
        char old[8192];

        snprintf(old, sizeof old, "%s.old", etc(*file));
        need(rename(etc(*file), old));
        need(symlink(*file, etc(*file)));
    }
}

static void make_readable(void)
{
    for (const char *const *file = files; *file; file++) {
        char old[8192];

        snprintf(old, sizeof old, "%s.old", etc(*file));
        need(rename(old, etc(*file)));
    }
}

static void say_whether(const char *label, const void *found)
{
    const int error = errno;

    printf("%s: ", label);
    if (found)
        puts("found");
    else
        print_errno(error);
    errno = E2BIG;
}

static void ask_for_users(void)
{
    struct passwd user, *found_user;
    struct group group, *found_group;
    struct spwd shadow, *found_shadow;
    char buffer[1024];

    errno = E2BIG;
    say_whether("getpwnam", getpwnam("alice"));
    say_whether("getpwuid", getpwuid(1001));
    say("getpwnam_r", getpwnam_r("alice", &user, buffer, sizeof buffer, &found_user));
    say("getpwuid_r", getpwuid_r(1001, &user, buffer, sizeof buffer, &found_user));
    say("getgrnam_r", getgrnam_r("staff", &group, buffer, sizeof buffer, &found_group));
    say("getspnam_r", getspnam_r("alice", &shadow, buffer, sizeof buffer, &found_shadow));
    errno = E2BIG;
    say_whether("getgrnam", getgrnam("staff"));
    say_whether("getspnam", getspnam("alice"));
    say_whether("getpwent", getpwent());
    setpwent();
}

static void ask_for_the_rest(void)
{
    struct servent service, *found_service;
    struct protoent protocol, *found_protocol;
    struct hostent host, *found_host;
    char buffer[1024];
    int error;

    errno = E2BIG;
    say_whether("getservbyname", getservbyname("http", "tcp"));
    say_whether("getservbyport", getservbyport(htons(80), "tcp"));
    say_whether("getprotobyname", getprotobyname("tcp"));
    say_whether("gethostbyname", gethostbyname("db"));
    say("getservbyname_r",
        getservbyname_r("http", "tcp", &service, buffer, sizeof buffer, &found_service));
    say("getprotobynumber_r",
        getprotobynumber_r(6, &protocol, buffer, sizeof buffer, &found_protocol));
    say("gethostbyname_r",
        gethostbyname_r("db", &host, buffer, sizeof buffer, &found_host, &error));
}

int main(void)
{
    make_unreadable();
    ask_for_users();
    ask_for_the_rest();
    make_readable();
    ask_for_users();
    ask_for_the_rest();
}
