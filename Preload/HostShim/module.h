/* module.h — a library such as /etc/nsswitch.conf names them, which is asked when no file has the
 * answer: NSS_WRAPPER_MODULE_SO_PATH and NSS_WRAPPER_MODULE_FN_PREFIX, as nss_wrapper has them.
 * It is loaded when it is first needed.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MODULE_H
#define MODULE_H

#include "shim.h"

#include <grp.h>
#include <netdb.h>
#include <nss.h>
#include <pwd.h>

/* Its functions, _nss_PREFIX_getpwnam_r and so on; NULL where it has none. */
struct module {
    enum nss_status (*getpwnam_r)(const char *, struct passwd *, char *, size_t, int *error);
    enum nss_status (*getpwuid_r)(uid_t, struct passwd *, char *, size_t, int *error);
    enum nss_status (*setpwent)(void);
    enum nss_status (*getpwent_r)(struct passwd *, char *, size_t, int *error);
    enum nss_status (*endpwent)(void);
    enum nss_status (*getgrnam_r)(const char *, struct group *, char *, size_t, int *error);
    enum nss_status (*getgrgid_r)(gid_t, struct group *, char *, size_t, int *error);
    enum nss_status (*setgrent)(void);
    enum nss_status (*getgrent_r)(struct group *, char *, size_t, int *error);
    enum nss_status (*endgrent)(void);
    enum nss_status (*initgroups_dyn)(const char *, gid_t, long *count, long *room, gid_t **groups,
                                      long limit, int *error);
    enum nss_status (*gethostbyname2_r)(const char *, int family, struct hostent *, char *, size_t,
                                        int *error, int *host_error);
    enum nss_status (*gethostbyaddr_r)(const void *, socklen_t, int family, struct hostent *,
                                       char *, size_t, int *error, int *host_error);
};

/* Whether the environment names one. */
SHIM_LOCAL bool module_given(void);

/* Loads it. NULL: there is none, or it cannot be loaded, which is said once. */
SHIM_LOCAL const struct module *module(void);

/* What an answer of the module means: 0, ENOENT, ERANGE or EAGAIN. */
static inline int module_error(enum nss_status status, int error)
{
    if (status == NSS_STATUS_SUCCESS)
        return 0;
    if (status == NSS_STATUS_TRYAGAIN)
        return error == ERANGE ? ERANGE : EAGAIN;
    return ENOENT;
}

#endif
