/* A library such as /etc/nsswitch.conf names them: mia and max, a hundred groups of alice's,
 * and a host that wants a large buffer.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <grp.h>
#include <netdb.h>
#include <nss.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { USERS = 2, FIRST_UID = 7001, GROUPS = 100, FIRST_GID = 8000 };

static const char *const names[USERS] = {"mia", "max"};
static int next = USERS; /* nothing comes before setpwent() */

static enum nss_status tell(int user, struct passwd *entry, char *buffer, size_t size, int *error)
{
    if (size < 100) {
        *error = ERANGE;
        return NSS_STATUS_TRYAGAIN;
    }
    strcpy(buffer, names[user]);
    *entry = (struct passwd){buffer, buffer, (uid_t)(FIRST_UID + user), (gid_t)FIRST_GID, buffer,
                             buffer, buffer};
    return NSS_STATUS_SUCCESS;
}

enum nss_status _nss_toy_getpwnam_r(const char *name, struct passwd *entry, char *buffer,
                                    size_t size, int *error)
{
    for (int user = 0; user < USERS; user++)
        if (!strcmp(names[user], name))
            return tell(user, entry, buffer, size, error);
    return NSS_STATUS_NOTFOUND;
}

enum nss_status _nss_toy_getpwuid_r(uid_t uid, struct passwd *entry, char *buffer, size_t size,
                                    int *error)
{
    return uid - FIRST_UID < USERS ? tell((int)(uid - FIRST_UID), entry, buffer, size, error)
                                   : NSS_STATUS_NOTFOUND;
}

enum nss_status _nss_toy_setpwent(void)
{
    next = 0;
    return NSS_STATUS_SUCCESS;
}

enum nss_status _nss_toy_endpwent(void)
{
    next = USERS;
    return NSS_STATUS_SUCCESS;
}

enum nss_status _nss_toy_getpwent_r(struct passwd *entry, char *buffer, size_t size, int *error)
{
    if (next == USERS)
        return NSS_STATUS_NOTFOUND;
    const enum nss_status status = tell(next, entry, buffer, size, error);
    next += status == NSS_STATUS_SUCCESS;
    return status;
}

enum nss_status _nss_toy_initgroups_dyn(const char *user, gid_t own, long *count, long *room,
                                        gid_t **groups, long limit, int *error)
{
    (void)own, (void)limit, (void)error;
    if (strcmp(user, "alice"))
        return NSS_STATUS_NOTFOUND;
    for (gid_t gid = FIRST_GID; gid < FIRST_GID + GROUPS; gid++) {
        if (*count == *room)
            *groups = realloc(*groups, sizeof **groups * (size_t)(*room *= 2));
        (*groups)[(*count)++] = gid;
    }
    return NSS_STATUS_SUCCESS;
}

static enum nss_status tell_host(struct hostent *entry, char *buffer, size_t size, int *error)
{
    static char name[] = "large.example", address[] = {10, 9, 8, 7};
    char **list = (char **)buffer;

    if (size < 100000) {
        *error = ERANGE;
        return NSS_STATUS_TRYAGAIN;
    }
    list[0] = address;
    list[1] = NULL;
    *entry = (struct hostent){name, list + 1, AF_INET, sizeof address, list};
    return NSS_STATUS_SUCCESS;
}

enum nss_status _nss_toy_gethostbyname2_r(const char *name, int family, struct hostent *entry,
                                          char *buffer, size_t size, int *error, int *host_error)
{
    (void)host_error;
    return family == AF_INET && !strcmp(name, "large.example")
               ? tell_host(entry, buffer, size, error)
               : NSS_STATUS_NOTFOUND;
}

enum nss_status _nss_toy_gethostbyaddr_r(const void *address, socklen_t length, int family,
                                         struct hostent *entry, char *buffer, size_t size,
                                         int *error, int *host_error)
{
    (void)length, (void)host_error;
    return family == AF_INET && !memcmp(address, "\n\t\b\a", 4)
               ? tell_host(entry, buffer, size, error)
               : NSS_STATUS_NOTFOUND;
}
