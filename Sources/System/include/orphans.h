/* orphans.h — who gets the processes whose parent has ended.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ORPHANS_H
#define ORPHANS_H

/* From now on this process gets those of its family. */
void adopt_orphans(void);

#endif
