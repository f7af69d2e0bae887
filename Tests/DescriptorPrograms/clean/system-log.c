/* The system's log is opened, used and closed, and used once more, whether somebody hears or not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <syslog.h>

int main(void)
{
    openlog("descriptors", LOG_NDELAY | LOG_PID, LOG_USER);
    setlogmask(LOG_UPTO(LOG_EMERG));
    syslog(LOG_DEBUG, "nobody hears this");
    closelog();
    const int file = a_file();
    openlog("descriptors", 0, LOG_USER);
    setlogmask(LOG_UPTO(LOG_DEBUG));
    syslog(LOG_DEBUG, "somebody may hear this");
    need(!close(file));
}
